import Dashboard
import Model
import Networking
import Playback
import Screen
import Store
import Terminal
import Thesis

/// The dashboard in a terminal, assembled from a source, the inbox, the event loop and the display.
@MainActor
struct LiveDashboard {
    let resolved: ResolvedOptions
    private let tables: Tables
    private let draft: ThesisDraft
    private let market: Market
    let source: any SteeredSource
    let refresh: @Sendable () -> Void
    private let reconfigure: @Sendable (Configuration, [Instrument]) -> Void
    private let chartWindow: Model.Window
    private let greeting: Greeting?
    private let saved: SavedState?
    private let keptAlerts: KeptAlerts?
    private let isTour: Bool
    private let sharing: DeskSharing?

    /// Creates a dashboard that opens on a market and follows a source.
    ///
    /// - Parameter reconfigure: receives a changed configuration and the instruments that it adds.
    init(
        _ tables: Tables, _ draft: ThesisDraft, _ market: Market, _ resolved: ResolvedOptions,
        source: some SteeredSource,
        chart window: Model.Window = .halfYear,
        refresh: @escaping @Sendable () -> Void = {},
        reconfigure: @escaping @Sendable (Configuration, [Instrument]) -> Void = { _, _ in }, greeting: Greeting? = nil,
        saved: SavedState? = nil, keptAlerts: KeptAlerts? = nil, isTour: Bool = false,
        sharing: DeskSharing? = nil
    ) {
        self.tables = tables
        self.draft = draft
        self.market = market
        self.resolved = resolved
        self.source = source
        self.refresh = refresh
        self.reconfigure = reconfigure
        chartWindow = window
        self.greeting = greeting
        self.saved = saved
        self.keptAlerts = keptAlerts
        self.isTour = isTour
        self.sharing = sharing
    }

    /// Runs until the user leaves, restores the terminal, and returns how the session ended.
    func run(in session: TerminalSession) async -> Ending {
        defer { session.restore() }
        let inbox = Inbox()
        let (state, notices) = openingState(session.display.size)
        let notifier = AlertNotifier()
        let actions = actions(notifying: notifier) { isInterrupted in
            session.end(isInterrupted ? .signal(ProcessEnvironment.interrupt) : .quit)
        }
        let loop = EventLoop(state, display: session.display, inbox: inbox, actions: actions)
        notifier.report = { [weak loop] in loop?.apply(.notice($0)) }
        let notice = notices.first.map { Event.notice($0, shorter: Array(notices.dropFirst())) }
        loop.begin(
            [.clock(ProcessEnvironment.clock().now), greeting.map(Event.greeted), notice].compactMap(\.self))
        if isTour { loop.apply(.tour) }
        let changes = notices.isEmpty && !isTour ? loop.state.changesSinceVisit : []
        if let first = changes.first { loop.apply(.notice(first, shorter: Array(changes.dropFirst()))) }
        let tasks = [
            follow(inbox), followClock(loop), followConfiguration(loop, inbox), releaseMemory(), followThemes(loop),
        ]
        let ending = await session.run { loop.apply($0) }
        for task in tasks { task.cancel() }
        if saved != nil, let failure = StateFile.write(loop.state.saved) { Console.printError(failure) }
        if ending == .inBackground { Console.printError("ballast: \(TerminalError.inBackground)") }
        return ending
    }

    /// Opens the terminal.
    static func open(_ resolved: ResolvedOptions, saved: SavedState? = nil) throws(Failure) -> TerminalSession {
        let themes = resolved.openingThemes(saved)
        let theme = (saved ?? SavedState()).opening(configured: resolved.theme, among: themes).theme
        do throws(TerminalError) {
            let session = try TerminalSession(
                TerminalOptions(
                    palette: theme.palette, ascii: resolved.terminalASCII, mouse: resolved.configuration.mouse))
            session.onEarlyEnding = { $0.exitProcess() }
            return session
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
    }

    /// What the event loop does outside of the state and the display.
    func actions(notifying notifier: AlertNotifier, end: @escaping @MainActor (_ interrupted: Bool) -> Void)
        -> EventLoop.Actions
    {
        let editor = ConfigurationEditor(resolved.file)
        return EventLoop.Actions(
            end: end,
            play: { [source] command in source.send(command) },
            refresh: refresh,
            edit: { editor.apply($0) },
            undoEdit: { editor.undo() },
            share: { [sharing] in await sharing?.share($0) ?? "there is no desk here" },
            claim: { [keptAlerts] in await keptAlerts?.claim($0) ?? AlertClaim(told: $0, kept: nil) },
            endAlerts: { [keptAlerts] in await keptAlerts?.end($0) },
            notify: { alerts, command in notifier.notify(alerts, command) },
            save: { grid, palette, name, path in
                let folder = ProcessEnvironment.workingDirectory
                if let path {
                    let home = ProcessEnvironment.variable("HOME")
                    return FrameFile.save(grid, palette, at: path, from: folder, home: home)
                }
                let pictures = FrameFile.folder(ProcessEnvironment.variable, workingDirectory: folder)
                return FrameFile.save(grid, palette, named: name, in: pictures)
            })
    }

    /// The initial state, and the errors in the configuration, the longest message first. Neither those nor a thesis
    /// that cannot be read prevents the figures from being shown: the thesis panel and the last row report the error.
    func openingState(_ size: Size) -> (state: AppState, notices: [String]) {
        var thesis = Thesis.empty
        var failure: String?
        do {
            thesis = try tables.thesis(draft)
        } catch {
            failure = (error as? Failure)?.message ?? "\(error)"
        }
        let (configured, errors) = tables.settings(resolved, thesis)
        var settings = configured
        settings.themes = resolved.openingThemes(saved)
        let alerts = settings.alerts.flatMap(\.when.inputs.symbols)
        let computed = tables.updatesOfOmitted(among: tables.computed(thesis, and: alerts))
        let state = InitialState.state(
            market.applying(.batch(computed)), size: size, settings: settings, thesis: thesis, error: failure,
            chartWindow: chartWindow,
            loading: tables.omitted.filter { $0.group != Instrument.watchGroup }.map(\.freshness), saved: saved,
            keepsAlerts: keptAlerts != nil)
        let damage = (tables.openedStore?.damage ?? tables.storeError?.description).map { "\(MarketStore.name): \($0)" }
        return (state, errors.isEmpty ? [damage].compactMap(\.self) : ConfigurationErrors(errors: errors).notices())
    }

    /// Applies the configuration again whenever its file changes; one with errors is only reported.
    func followConfiguration(_ loop: EventLoop, _ inbox: Inbox) -> Task<Void, Never> {
        let follower = ConfigurationFollower(resolved, tables, thesis: loop.state.book.thesis, sharing)
        return Task.detached(priority: .utility) { [reconfigure] in
            for await change in follower.changes() {
                for instrument in change.instruments { inbox.post(.instrument(instrument)) }
                await loop.apply(change.event)
                if let configuration = change.configuration { reconfigure(configuration, change.instruments) }
            }
        }
    }

    /// Reads the user's own themes, which the first frame does not need, and again whenever a file of theirs changes.
    private func followThemes(_ loop: EventLoop) -> Task<Void, Never> {
        Task.detached(priority: .utility) { [folder = resolved.themeFolder] in
            let changes = folder.changes(since: folder.versions)
            let (themes, faulty) = folder.all()
            if !themes.isEmpty || !faulty.isEmpty { await loop.apply(.themes(themes, faulty: faulty)) }
            for await _ in changes {
                let (themes, faulty) = folder.all()
                await loop.apply(.themes(themes, faulty: faulty))
            }
        }
    }

    /// Posts the source's updates to the inbox, off the main thread.
    func follow(_ inbox: Inbox) -> Task<Void, Never> {
        LiveDashboard.follow(source, inbox)
    }

    private static func follow(_ source: some SteeredSource, _ inbox: Inbox) -> Task<Void, Never> {
        Task.detached {
            for await update in source.updates() { inbox.post(update) }
        }
    }

    /// Releases memory that only start-up needed, and then a second after each minute, whose frame is then drawn, what
    /// has not been used since, such as that of the first round of requests.
    func releaseMemory() -> Task<Void, Never> {
        Task.detached(priority: .utility) {
            var wait = Duration.seconds(2)
            while (try? await Task.sleep(for: wait, tolerance: .milliseconds(500))) != nil {
                ProgramPages.release()
                Heap.releaseUnused()
                wait = .seconds(ProcessEnvironment.clock().secondsLeft + 1)
            }
        }
    }

    /// Notifies the loop of each new minute of the wall clock.
    func followClock(_ loop: EventLoop) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                let wait = Duration.seconds(ProcessEnvironment.clock().secondsLeft)
                guard (try? await Task.sleep(for: wait, tolerance: .milliseconds(200))) != nil else { return }
                loop.apply(.clock(ProcessEnvironment.clock().now))
            }
        }
    }
}
