import ArgumentParser
import Dashboard
import Model
import Store

/// `ballast refresh`: polls every source once, stores the results and reports the outcome.
struct Refresh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Poll every source once and store the results, without a dashboard.",
        discussion: """
            The results go into the history on disk, from which the dashboard, snapshot and recap start. A source that \
            fails now keeps the data of its earlier polls. The exit status is 0 if at least one source \
            responded or none was due, and 1 if none did, all are off, or nothing could be stored. Streams are \
            not opened. With a desk, its collector is asked for all it has instead.
            """)

    @Option(help: ArgumentHelp("Give up after this many seconds; what has arrived is stored.", valueName: "seconds"))
    var timeout = 300

    @Flag(help: "Print the outcome as JSON.")
    var json = false

    @OptionGroup var desk: DeskOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout must be 1 or more") }
    }

    func run() async throws {
        let resolved = try options.resolvedOptions(of: desk)
        guard LocalStore.folder(resolved) != nil else {
            throw Failure(message: "ballast: there is no folder for a store: with --data nothing is stored")
        }
        let outcome = try await outcome(resolved)
        if json {
            Console.write(outcome.report.text() + "\n")
        } else {
            Console.printNotice(outcome.text, ascii: resolved.ascii)
        }
        Console.leave(outcome.hasResponse && outcome.isStored ? .success : .failure)
    }

    private func outcome(_ resolved: ResolvedOptions) async throws -> RoundOutcome {
        let tables = try Tables(resolved), limit = Duration.seconds(timeout)
        guard let link = try DeskLink(resolved) else {
            return await FirstRound(tables, resolved).run(within: limit, report: Console.printError)
        }
        let found = await DeskRound(tables, tables.market, resolved, link).run(within: limit)
        return RoundOutcome(found.market, isComplete: found.failure == nil, isDesk: true)
    }
}
