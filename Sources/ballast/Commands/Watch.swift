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

    @Option(
        help: ArgumentHelp("Record all updates to a new file, which ballast replay FILE plays.", valueName: "file"),
        completion: .file())
    var record: String?

    @Flag(help: "Print lines of text instead of a screen, and read lines: for screen readers and pipes.")
    var plain = false

    @OptionGroup var desk: DeskOptions

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Watch.show(options.uncheckedOptions(of: desk), Opening(recording: record, isPlain: plain))
    }

    /// How the dashboard opens.
    struct Opening: Sendable {
        /// The new file that all updates are recorded to.
        var recording: String?
        /// Whether the tour begins at once.
        var isTour = false
        /// Whether it is lines of text, as it also is on a terminal that cannot place its cursor.
        var isPlain = false
    }

    /// Shows the dashboard, and ends the program when the user leaves it.
    static func show(_ resolved: ResolvedOptions, _ opening: Opening = Opening()) async throws {
        let folder = try Tables.locate(resolved)
        var opening = opening
        if Console.isTerminal, ProcessEnvironment.variable("TERM") == "dumb" { opening.isPlain = true }
        guard Console.isTerminal || opening.isPlain else {
            if opening.recording != nil { throw Failure(message: "ballast: --record needs a terminal") }
            let hasDesk = try DeskLink(resolved) != nil
            Console.printError("ballast: not a terminal, so this is one frame; see ballast snapshot --help")
            if hasDesk {
                Console.printError("ballast: the desk is not asked: ballast watch --once prints its newest figures")
            }
            let tables = try Tables(resolved, in: folder)
            tables.printStoreError()
            return Console.write(try frame(tables, resolved))
        }
        let isPlain = opening.isPlain
        // The terminal is opened while files are read: each takes a sixth of the time to the first frame.
        async let tables = Tables(resolved, in: folder, forDashboard: !isPlain)
        async let draft = ThesisDraft(resolved, data: folder.path)
        let saved = StateFile.read().adopting(ground: ProcessEnvironment.variable("COLORFGBG"))
        if isPlain {
            try await show(tables, draft, resolved, saved, opening) { await $0.runPlain() }.exitProcess()
        }
        let terminal = try await LiveDashboard.open(resolved, saved: saved)
        do {
            try await show(tables, draft, resolved, saved, opening) { await $0.run(in: terminal) }.exitProcess()
        } catch {
            await terminal.restore()
            throw error
        }
    }

    /// Runs the dashboard, and returns how it ended.
    private static func show(
        _ tables: Tables, _ draft: ThesisDraft, _ resolved: ResolvedOptions, _ saved: SavedState, _ opening: Opening,
        run: @MainActor (LiveDashboard) async -> Ending
    ) async throws -> Ending {
        // Lines that have been told are not corrected later: all sessions are loaded first.
        let loaded = opening.isPlain ? tables.fullMarket : tables.market
        guard let resting = ReplayMachine(pausedAtEndOf: loaded) else {
            throw Failure(message: "ballast: no session in the data")
        }
        let market = loaded.applying(.playback(tables.span(of: resting.playback)))
        let recording = try opening.recording.map { path throws(Failure) in try Recording(path, opening: market) }
        let link = try DeskLink(resolved)
        let follower = link?.follower()
        let session = LiveSession(tables, market, resolved, recording, follower: follower)
        let isBundled = tables.market.moment.mode == .bundled
        let asked: Greeting = follower == nil ? .connecting : .following
        let greeting = isBundled ? (resolved.overrides.isOffline ? .offline : asked) : nil
        let dashboard = await LiveDashboard(
            tables, draft, market, resolved, source: session.source, refresh: { session.refresh() },
            reconfigure: { session.follow($0, $1) },
            greeting: opening.isTour ? nil : greeting, saved: saved, keptAlerts: session.keptAlerts,
            isTour: opening.isTour, sharing: follower.map { DeskSharing($0) })
        let fallback = session.fallback(resolved)
        let ending = await run(dashboard)
        fallback?.cancel()
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
