import ArgumentParser
import Feeds

/// The program: the dashboard, and the commands beside it.
@main
struct Ballast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballast",
        abstract: "Shows, live, whether a small-cap rally has ballast.",
        discussion: """
            Without a command it shows the dashboard. Where the output is no terminal it prints one frame of it as text.
            Data come first from --data, then BALLAST_DATA, then Data beside the program, then share/ballast of its \
            prefix, then Data in the working directory.
            """,
        version: version,
        subcommands: [
            Watch.self, Replay.self, Snapshot.self, RecapCommand.self, BacktestCommand.self, Import.self, Export.self,
            Refresh.self, Config.self, Doctor.self,
        ],
        defaultSubcommand: Watch.self)

    /// The program's version.
    static let version = "0.1.0"

    /// Exit codes: 0 done, 1 failed, 2 wrong usage, 128 and the signal's number where one ended it.
    static func main() async {
        Heap.shareAmongThreads()
        Console.begin()
        do {
            // Reading no arguments would take a third of the time to the first frame.
            if CommandLine.arguments.count == 1 { return try await Watch.show(try Choices()) }
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

    /// What helps where options stand before a command, which are taken for those of the dashboard.
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
            Console.complain(failure.words)
            Console.leave(1)
        }
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code.isSuccess {
            if !message.isEmpty { Console.tell(message + "\n") }
        } else if !message.isEmpty {
            Console.complain(message + (advice.map { "\n\($0)" } ?? ""))
        }
        Console.leave(code == .validationFailure ? 2 : code.rawValue)
    }
}

/// Why a command could not be done, in words for a person.
struct Failure: Error {
    let words: String
}
