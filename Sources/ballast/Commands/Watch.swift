import ArgumentParser
import Dashboard
import Feeds
import Model
import Screen
import Store
import Terminal

/// `ballast`: the dashboard, on local data at once and on live sources as they answer.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Show the dashboard (what ballast does without a command).")

    @Option(help: "Record all that sources say in a new file, which ballast replay FILE plays.")
    var record: String?

    @OptionGroup var options: CommonOptions

    func run() async throws { try await Watch.show(options.standing, recording: record) }

    /// Shows the dashboard and ends the program when it is left.
    static func show(_ choices: Choices, recording file: String? = nil) async throws {
        let folder = try Tables.locate(choices)
        guard Console.isTerminal else {
            if file != nil { throw Failure(words: "ballast: --record needs a terminal") }
            Console.complain("ballast: no terminal here, so this is one frame; see ballast snapshot --help")
            let tables = try Tables(choices, in: folder)
            tables.tellFault()
            return Console.write(try frame(tables, choices))
        }
        // The terminal is taken while files are read: either takes a sixth of the time to the first frame.
        async let tables = Tables(choices, in: folder, isMending: true)
        async let draft = ThesisDraft(choices, data: folder.path)
        let terminal = try await LiveDashboard.open(choices)
        do {
            try await show(tables, draft, choices, recording: file, in: terminal).leave()
        } catch {
            await terminal.restore()
            throw error
        }
    }

    /// Shows the dashboard in a terminal that has been taken, and returns how it was left.
    private static func show(
        _ tables: Tables, _ draft: ThesisDraft, _ choices: Choices, recording file: String?,
        in terminal: TerminalSession
    ) async throws -> Ending {
        guard let resting = ReplayMachine(resting: tables.market) else {
            throw Failure(words: "ballast: no session is known")
        }
        let market = tables.market.applying(.playback(resting.playback))
        let recording = try file.map { path throws(Failure) in try Recording(path, opening: market) }
        let session = LiveSession(tables, market, choices, recording)
        let dashboard = await LiveDashboard(
            tables, draft, market, choices, source: session.source, refresh: session.services.refresh,
            reconfigure: { session.follow($0, $1) },
            welcome: welcome(tables.market))
        let ending = await dashboard.run(in: terminal)
        if let loss = await session.end(within: .milliseconds(1500)) { Console.complain("ballast: \(loss)") }
        if let fault = recording?.fault { Console.complain("ballast: \(fault)") }
        return ending
    }

    /// What a newcomer is told, the longest first; nothing where the market is live already.
    private static func welcome(_ market: Market) -> [String] {
        guard market.moment.mode == .bundled else { return [] }
        let end = "bundled data end on \(market.day.full)"
        return ["\(end): , steps back a session, : takes a date to replay", "\(end)  , back  : date", end]
    }

    /// One frame as text.
    private static func frame(_ tables: Tables, _ choices: Choices) throws -> String {
        let thesis = try tables.thesis(choices)
        let settings = try tables.checkedSettings(choices, thesis)
        var state = Opening.state(tables.market, size: Size(120, 40), settings: settings, thesis: thesis)
        state.completeNow()
        return (Console.showsASCII(choices.ascii) ? state.draw().folded() : state.draw()).text()
    }
}
