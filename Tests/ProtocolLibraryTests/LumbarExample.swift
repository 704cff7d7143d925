/// A whole protocol that writes everything out and uses no shared rules.
let lumbarExample = """
  # Classic massage for lumbar osteochondrosis, once the acute phase is over.
  format: massage-protocol/1
  id: lumbar-osteochondrosis
  version: 1.0.0
  language: en
  title: Classic massage for lumbar osteochondrosis
  summary: >
    Warms the whole back, buttocks and thighs, then works on the soft tissues
    beside the lumbar spine. Never on the spine itself.
  goal: clinical
  style: classic
  position: prone
  performer: therapist
  setting: treatment room, warm, firm couch
  session: 15-20 min
  indications:
    - Lumbar osteochondrosis outside the acute phase
    - Low back pain with tense long back muscles
  materials:
    - Massage oil, or plain cream or olive oil
    - Low roll for under the shins
    - Towel and blanket

  course:
    sessions: 10-15
    every: 1-2 days
    repeat: 2-3 per year
    periods:
      - id: sparing
        title: Sparing sessions
        sessions: 1-3
        session: 5-7 min
        max_pressure: 2
        leave_out: [hips-warm-up, lumbar-kneading, muscle-pressing, linking-stroking, sacrum-vibration, buttock-tapping]
        change:
          back-stroking:
            duration: 1 min 30 s
          deep-stroking:
            duration: 1 min
          lumbar-stroking:
            duration: 30 s
          lumbar-rubbing:
            duration: 1 min 30 s
            text: Light circles a little above the painful place. Nothing may hurt.
          closing-stroking:
            duration: 2 min
        note: The first sessions may hurt. Only stroking and rubbing, short and light.
      - id: working
        title: Main part of the course
        sessions: 4+
        note: Raise strength and time little by little, as the patient gets used to it.

  preparation:
    room:
      - Firm couch, low roll under the shins, flat pillow under the head
      - Oil warmed, towel and blanket at hand
    therapist:
      - Hands washed, warm and supple, nails short, no rings
      - Today's complaints and any doctor's letter read
    patient:
      - Last meal at least two hours ago
      - Toilet visited
      - Skin of the back clean

  contraindications:
    - id: acute-phase
      class: absolute
      ask: every-session
      question: Is the disease in its acute phase - severe pain, or getting worse by the day?
    - id: bladder-bowel
      class: absolute
      ask: every-session
      question: New numbness between the legs, weakness in both legs, or trouble passing urine or stool?
      text: Send the patient to a hospital at once.
    - id: fever
      class: postpone
      ask: every-session
      question: Raised body temperature, flu or a cold today?
    - id: bleeding
      class: postpone
      ask: every-session
      question: Any bleeding now, menstruation included?
    - id: tumour
      class: absolute
      ask: once
      question: A tumour of any kind, now or in the past?
    - id: thrombosis
      class: absolute
      ask: once
      question: A blood clot or inflamed veins in the legs or pelvis?
    - id: blood-disease
      class: absolute
      ask: once
      question: A blood disease, poor clotting, or blood-thinning medicine?
    - id: infection
      class: absolute
      ask: once
      question: Active tuberculosis, osteomyelitis, or any purulent inflammation?
    - id: pregnancy
      class: absolute
      ask: every-session
      question: Pregnant, or possibly pregnant?
    - id: heart
      class: consult
      ask: once
      question: High blood pressure, angina, or another disease of heart or lungs?
      text: Only with a doctor's written consent.
    - id: hernia
      class: consult
      ask: once
      question: A slipped disc in the lumbar spine?
      text: Only with a doctor's consent, and only around the place, never on it.
    - id: skin
      class: local
      ask: every-session
      question: Wounds, rash, raised moles or warts on the back, buttocks or thighs?
      text: Note the place. It is left out.
    - id: varicose
      class: local
      ask: once
      zones: [thighs]
      question: Varicose veins on the legs?

  cautions:
    - zones: [back, lumbar, paravertebral, sacrum]
      text: Never on the spine itself. Keep two fingers' width beside it.
    - zones: [lumbar]
      forbid: [tapotement]
      text: Over the kidneys only lightly. No pressing, tapping or shaking there.
    - zones: [back, lumbar, thighs]
      text: Strokes run upwards only, with the flow of lymph.

  stages:
    introductory:
      aim: Warm the tissues, relax the patient, find the tender spots
      steps:
        - id: back-stroking
          title: Stroking of the whole back
          technique: effleurage
          variant: superficial
          zone: back
          direction: upward
          motion: zigzag
          hands: both-palms
          duration: 2 min
          tempo: 20/min
          pressure: 1
          text: >
            Both palms glide slowly from the sacrum to the neck, first on one side
            of the spine, then on the other.
        - id: deep-stroking
          title: Deep stroking, hand on hand
          technique: effleurage
          variant: deep
          zone: back
          direction: upward
          motion: straight
          hands: hand-on-hand
          duration: 2 min
          tempo: 20/min
          pressure: 2
          ask: [pain]
          text: One hand weighs on the other. Feel for hard and tender spots and note them.
        - id: hips-warm-up
          title: Kneading of buttocks and thighs
          technique: petrissage
          zone: [buttocks, thighs]
          direction: upward
          motion: circular
          hands: both-palms
          duration: 2 min
          tempo: 30/min
          pressure: 2
          text: Large soft grips. The lumbar region comes only after these muscles are warm.

    main:
      aim: Bring blood to the lumbar muscles and loosen them
      steps:
        - id: lumbar-stroking
          technique: effleurage
          zone: lumbar
          direction: upward
          motion: straight
          hands: both-palms
          duration: 1 min
          pressure: 1
          text: Light strokes from the sacrum to the lowest ribs.
        - id: lumbar-rubbing
          title: Rubbing of the lumbar region
          technique: friction
          zone: lumbar
          side: healthy-first
          direction: upward
          motion: circular
          hands: finger-pads
          duration: 3 min
          at_least: 2 min
          tempo: 30/min
          pressure: 3
          ask: [pain]
          text: >
            Small circles and spirals that move the skin over the muscle. If only
            one side hurts, begin with the other.
          cautions:
            - If it hurts much, lower the pressure, or leave rubbing out for a few sessions.
        - id: lumbar-kneading
          title: Kneading of the long back muscles
          technique: petrissage
          zone: lumbar
          side: healthy-first
          direction: upward
          motion: rolling
          hands: fingers-and-thumb
          duration: 3 min
          tempo: 30/min
          pressure: 3
          ask: [pain]
          text: >
            Lift a fold of skin and muscle, press it gently and roll it upwards. Not over
            the kidneys.
        - id: muscle-pressing
          title: Pressing beside the spine
          technique: compression
          zone: paravertebral
          direction: upward
          motion: stationary
          hands: finger-pads
          duration: 1 min 30 s
          pressure: 3
          text: >
            Alternate pads, small circles on the spot, three to four centimetres beside the
            spine. Not over the kidneys.
        - id: linking-stroking
          technique: effleurage
          zone: back
          direction: upward
          motion: straight
          hands: both-palms
          duration: 30 s
          pressure: 1
          text: Smooth the worked tissues. No pause before the next technique.
        - id: sacrum-vibration
          title: Vibration of the sacrum
          technique: vibration
          zone: sacrum
          motion: stationary
          hands: one-palm
          duration: 1 min
          pressure: 2
          text: The whole palm trembles and slowly slides. Stay away from the kidneys.
        - id: buttock-tapping
          title: Light tapping of the buttocks
          technique: tapotement
          variant: cupped palms
          zone: buttocks
          hands: alternating-palms
          repetitions: 20-25
          tempo: 30/min
          pressure: 2
          optional: true
          text: Springy, from loose wrists. It never hurts.

    final:
      aim: Calm down
      steps:
        - id: closing-stroking
          title: Stroking with falling intensity
          technique: effleurage
          zone: back
          direction: upward
          motion: straight
          hands: both-palms
          duration: 3 min
          at_least: 2 min
          tempo: 20/min
          pressure: 1
          ask: [pain, sensation]
          text: Slower and lighter with every stroke, ending with resting palms.

  reactions:
    - reaction: pain
      rise: 2
      do: ease
      text: Lower the pressure by one level and ask again after half a minute.
    - reaction: pain
      rise: 2
      again: true
      do: go-to-final
      text: The pain does not settle. Go over to the closing strokes.
    - reaction: numbness
      do: stop-session
      advise: doctor
      text: Stop at once. Help the patient to turn on the side.
    - reaction: radiating-pain
      do: stop-session
      advise: doctor
      text: Pain shooting into the leg. Stop, no stretching, no second try today.
    - reaction: dizziness
      do: pause
      text: Hands off, patient lies still, feet raised a little. Go on only when it has passed.
    - reaction: dizziness
      severity: moderate
      do: stop-session
      advise: doctor
      text: Stop, measure blood pressure, stay with the patient.
    - reaction: chest-pain
      do: stop-session
      advise: emergency
      text: Stop and call an ambulance.
    - reaction: skin-irritation
      do: leave-out-zone
      text: Wipe off the oil and leave this place out.

  aftercare:
    rest: 20-30 min
    ask: [pain, sensation]
    text: Lie on, covered. Sit up slowly, over the side.
    advise:
      - A warm shower is allowed
      - No heavy lifting and no cold on the back today
      - Mild soreness may last up to a day and a half; longer or stronger means a call
  sources:
    - Teaching texts on back massage and lumbar osteochondrosis, retold

  """
