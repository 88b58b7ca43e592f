import ArgumentParser
import Networking

/// The command line program: the dashboard and the other commands.
@main
struct Ballast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballast",
        abstract: "Shows, live, whether a small-cap rally has ballast.",
        discussion: """
            Without a command it shows the dashboard, or prints one frame of it as text if the output is not a terminal.
            Data are looked for in this order: --data, BALLAST_DATA, Data next to the program, share/ballast under its \
            prefix, Data in the working directory.
            """,
        version: Program.version,
        subcommands: [
            Watch.self, TourCommand.self, Replay.self, Snapshot.self, RecapCommand.self, BacktestCommand.self,
            WatchFeed.self, LineCommand.self, AssistantCommand.self, Import.self, Export.self, Refresh.self,
            Collect.self, Add.self, Remove.self, Lists.self, Config.self, Doctor.self, ManualCommand.self,
            CompletionCommand.self,
        ],
        defaultSubcommand: Watch.self)

    /// Ends with an `ExitStatus`, or with 128 plus the number of the signal that ended it.
    static func main() async {
        Heap.shareAmongThreads()
        Console.begin()
        do {
            // Parsing an empty command line would take a third of the time to the first frame.
            if CommandLine.arguments.count == 1 { return try await Watch.show(try ResolvedOptions()) }
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error)
        }
    }

    /// A hint for options placed before a command, which are parsed as options of the dashboard.
    private static var advice: String? {
        let arguments = CommandLine.arguments.dropFirst()
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard arguments.first?.hasPrefix("-") == true, let name = arguments.first(where: names.contains) else {
            return nil
        }
        return "Options follow the command: ballast \(name) \(arguments.filter { $0 != name }.joined(separator: " "))"
    }

    private static func leave(_ error: any Error) -> Never {
        if let failure = error as? Failure {
            Console.printError(failure.message)
            Console.leave(.failure)
        }
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code.isSuccess {
            if !message.isEmpty { Console.printNotice(message + "\n") }
        } else if !message.isEmpty {
            Console.printError(message + (advice.map { "\n\($0)" } ?? ""))
        }
        Console.leave(code == .validationFailure ? ExitStatus.wrongUsage.rawValue : code.rawValue)
    }
}
