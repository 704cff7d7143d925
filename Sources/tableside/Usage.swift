/// What `--help` and `--version` answer.
enum Usage {
  static let version = "tableside 1.0.0\n"

  static let help = """
    Usage: tableside [COMMAND] [OPTION]...
    Stand beside a massage table: screen the patient, plan the session and guide it
    technique by technique. Without a command the home screen opens.

    Commands:
      run PROTOCOL      guide a session
        --patient CODE    of this patient; a walk-in without it
        --session N       session N of the course; the next one without it
        --day D           day D since the injury, for courses that count by days
        --minutes M       so many minutes are at hand
        --until HH:MM     the hands must be free at this time
        --speed X         rehearse X times faster, 0.1 to 3600
        --plain           without a full screen: lines out, commands in
        --yes             take preparation as done and contraindications as absent
      resume            take up the interrupted session
        --session ID      this one; the latest that nobody holds without it
        --plain           without a full screen
      list              the protocols
        --zone Z          that work on this zone
        --condition C     for this condition
        --age AGE         for this age, such as '34' or '6 months'
      show PROTOCOL     the plan as it would run, with times
        --session N, --day D
      check [FILE|DIR]...  every mistake in protocol files; all known ones without a name
      history           the sessions that were held
        --patient CODE    of this patient
      export            records for other programs
        --format json|markdown
        --session ID | --patient CODE | --all
        -o, --output FILE
        --rehearsals      rehearsals too

    list, show, check and history print one JSON document with --json.
    PROTOCOL is an id, the file's name without '.yaml', or the path of a file.

    Everywhere:
      --data DIR        the folder of the records
      --protocols DIR   the folder of the protocols
      --config FILE     the settings file
      --no-color        no colours
      --ascii           ASCII characters only
      -h, --help        this page
      -V, --version     the version

    Exit status: 0 done; 1 failed, or something was found wrong; 2 not understood;
    3 refused or postponed by the screening; 4 another guide holds the session;
    128+n ended by signal n after saving.

    """
}
