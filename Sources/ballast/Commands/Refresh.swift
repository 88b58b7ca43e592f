import ArgumentParser
import Dashboard
import Feeds
import Model
import Store

/// `ballast refresh`: polls every source once, stores the results and reports the outcome.
struct Refresh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Ask every source once and keep what it says, without a dashboard.",
        discussion: """
            What is learnt goes into the history on disk, from which the dashboard, snapshot and recap begin. A source that \
            has said something keeps what it said before where it fails now. It exits with 0 where at least one source \
            answered or none was due, and with 1 where none did, all are switched off, or nothing could be kept. Streams are \
            not listened to.
            """)

    @Option(help: "Give up after so many seconds; what has come by then is kept.")
    var timeout = 300

    @Flag(help: "Print how it went as JSON.")
    var json = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout takes a second or more") }
    }

    func run() async throws {
        let resolved = try options.resolvedOptions
        guard LocalStore.folder(resolved) != nil else {
            throw Failure(message: "ballast: there is no folder to keep anything in: with --data nothing is kept")
        }
        let tables = try Tables(resolved)
        let round = FirstRound(tables, resolved)
        let outcome = await round.run(within: .seconds(timeout), report: Console.printError)
        if json {
            Console.write(outcome.report.text() + "\n")
        } else {
            Console.printNotice(outcome.text, ascii: resolved.ascii)
        }
        Console.leave(outcome.hasResponse && outcome.isStored ? 0 : 1)
    }
}
