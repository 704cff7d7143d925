BenchmarkCommand.end(with: BenchmarkCommand.run(CommandLine.arguments.dropFirst()))
