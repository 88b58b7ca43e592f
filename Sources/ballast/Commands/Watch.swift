import ArgumentParser
import Dashboard
import Model
import Playback
import Screen
import Services
import Store
import Terminal

/// `ballast`: the dashboard, which starts from local data and adds live data as it arrives.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Show the dashboard (what ballast does without a command).")

    @Option(help: "Record all updates to a new file, which ballast replay FILE plays.")
    var record: String?

    @OptionGroup var options: CommonOptions

    func run() async throws { try await Watch.show(options.uncheckedOptions, recording: record) }

    /// Shows the dashboard, and ends the program when the user leaves it.
    static func show(_ resolved: ResolvedOptions, recording file: String? = nil) async throws {
        let folder = try Tables.locate(resolved)
        guard Console.isTerminal else {
            if file != nil { throw Failure(message: "ballast: --record needs a terminal") }
            Console.printError("ballast: not a terminal, so this is one frame; see ballast snapshot --help")
            let tables = try Tables(resolved, in: folder)
            tables.printStoreError()
            return Console.write(try frame(tables, resolved))
        }
        // The terminal is opened while files are read: each takes a sixth of the time to the first frame.
        async let tables = Tables(resolved, in: folder, forDashboard: true)
        async let draft = ThesisDraft(resolved, data: folder.path)
        let saved = StateFile.read().adopting(ground: ProcessEnvironment.variable("COLORFGBG"))
        let terminal = try await LiveDashboard.open(resolved, saved: saved)
        do {
            try await show(tables, draft, resolved, saved, recording: file, in: terminal).exitProcess()
        } catch {
            await terminal.restore()
            throw error
        }
    }

    /// Shows the dashboard in an open terminal, and returns how it ended.
    private static func show(
        _ tables: Tables, _ draft: ThesisDraft, _ resolved: ResolvedOptions, _ saved: SavedState,
        recording file: String?,
        in terminal: TerminalSession
    ) async throws -> Ending {
        guard let resting = ReplayMachine(pausedAtEndOf: tables.market) else {
            throw Failure(message: "ballast: no session in the data")
        }
        let market = tables.market.applying(.playback(tables.span(of: resting.playback)))
        let recording = try file.map { path throws(Failure) in try Recording(path, opening: market) }
        let session = LiveSession(tables, market, resolved, recording)
        let isBundled = tables.market.moment.mode == .bundled
        let greeting = isBundled ? (resolved.overrides.isOffline ? Greeting.offline : .connecting) : nil
        let dashboard = await LiveDashboard(
            tables, draft, market, resolved, source: session.source, refresh: session.services.refresh,
            reconfigure: { session.follow($0, $1) },
            greeting: greeting, saved: saved, keptAlerts: session.keptAlerts)
        let ending = await dashboard.run(in: terminal)
        if let loss = await session.end(within: .milliseconds(1500)) { Console.printError("ballast: \(loss)") }
        if let failure = recording?.error { Console.printError("ballast: \(failure)") }
        return ending
    }

    /// One frame as text.
    private static func frame(_ tables: Tables, _ resolved: ResolvedOptions) throws -> String {
        let thesis = try tables.thesis(resolved)
        let settings = try tables.checkedSettings(resolved, thesis)
        let opening = InitialState.state(tables.market, size: Size(120, 40), settings: settings, thesis: thesis)
        let state = opening.completed()
        return (Console.showsASCII(resolved.ascii) ? state.draw().folded() : state.draw()).text()
    }
}
