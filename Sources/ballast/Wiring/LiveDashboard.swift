import Dashboard
import Feeds
import Model
import Screen
import Store
import Terminal

/// The dashboard in a terminal: a source, the inbox, the loop and the display, put together.
@MainActor
struct LiveDashboard {
    private let choices: Choices
    private let tables: Tables
    private let draft: ThesisDraft
    private let market: Market
    private let source: any SteeredSource
    private let refresh: @Sendable () -> Void
    private let reconfigure: @Sendable (Configuration, [Instrument]) -> Void
    private let chartWindow: Model.Window
    private let welcome: [String]

    /// A dashboard that opens on a market and follows a source; of its welcomes, the longest first, it shows one that fits.
    ///
    /// - Parameter reconfigure: is told of a changed configuration and the instruments that it adds.
    init(
        _ tables: Tables, _ draft: ThesisDraft, _ market: Market, _ choices: Choices, source: some SteeredSource,
        chart window: Model.Window = .halfYear,
        refresh: @escaping @Sendable () -> Void = {},
        reconfigure: @escaping @Sendable (Configuration, [Instrument]) -> Void = { _, _ in }, welcome: [String] = []
    ) {
        self.tables = tables
        self.draft = draft
        self.market = market
        self.choices = choices
        self.source = source
        self.refresh = refresh
        self.reconfigure = reconfigure
        chartWindow = window
        self.welcome = welcome
    }

    /// Shows it in a terminal until it is left, gives the terminal back, and returns how that came.
    func run(in session: TerminalSession) async -> Ending {
        defer { session.restore() }
        let inbox = Inbox()
        let (state, notices) = openingState(session.display.size)
        let loop = makeLoop(session, inbox, state)
        let words = notices.isEmpty ? welcome : notices
        let notice = words.first.map { Event.notice($0, shorter: Array(words.dropFirst())) }
        loop.begin([.clock(Surroundings.clock().now), notice].compactMap(\.self))
        let tasks = [follow(inbox), tick(loop), followConfiguration(loop, inbox), settle()]
        let ending = await session.run { loop.take($0) }
        for task in tasks { task.cancel() }
        if ending == .inBackground { Console.complain("ballast: \(TerminalError.inBackground)") }
        return ending
    }

    /// The terminal, taken.
    static func open(_ choices: Choices) throws(Failure) -> TerminalSession {
        do throws(TerminalError) {
            let session = try TerminalSession(
                TerminalOptions(palette: choices.theme.palette, ascii: choices.terminalASCII))
            session.onEarlyEnding = { $0.leave() }
            return session
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
    }

    private func makeLoop(_ session: TerminalSession, _ inbox: Inbox, _ opening: AppState) -> EventLoop {
        var state = opening
        state.chooseChart(chartWindow)
        let outside = EventLoop.Outside(
            end: { isInterrupted in session.end(isInterrupted ? .signal(Surroundings.interrupt) : .quit) },
            play: { [source] command in source.send(ReplayCommand(command, at: source.state)) },
            refresh: refresh,
            save: { grid, palette in FrameFile.save(grid, palette) })
        return EventLoop(state, display: session.display, inbox: inbox, outside: outside)
    }

    /// The state to begin with, and what is wrong with the configuration, the longest words first. Neither that nor a
    /// thesis that cannot be read keeps the figures from being shown: the thesis' panel and the last row say what is wrong.
    private func openingState(_ size: Size) -> (state: AppState, notices: [String]) {
        var thesis = Thesis.empty
        var fault: String?
        do {
            thesis = try tables.thesis(draft)
        } catch {
            fault = (error as? Failure)?.words ?? "\(error)"
        }
        let (settings, errors) = tables.settings(choices, thesis)
        let state = Opening.state(market, size: size, settings: settings, thesis: thesis, fault: fault)
        let damage = (tables.found?.damage ?? tables.storeFault?.description).map { "\(MarketStore.name): \($0)" }
        return (state, errors.isEmpty ? [damage].compactMap(\.self) : ConfigurationErrors(errors: errors).notices())
    }

    /// Takes the configuration anew whenever its file is another; a wrong one changes nothing and is told.
    private func followConfiguration(_ loop: EventLoop, _ inbox: Inbox) -> Task<Void, Never> {
        let follower = ConfigurationFollower(choices, tables, thesis: loop.state.book.thesis)
        return Task.detached(priority: .utility) { [reconfigure] in
            for await change in follower.changes() {
                for instrument in change.instruments { inbox.post(.instrument(instrument)) }
                await loop.take(change.event)
                if let configuration = change.configuration { reconfigure(configuration, change.instruments) }
            }
        }
    }

    /// Puts what the source says into the inbox, away from the main thread.
    private func follow(_ inbox: Inbox) -> Task<Void, Never> {
        LiveDashboard.follow(source, inbox)
    }

    private static func follow(_ source: some SteeredSource, _ inbox: Inbox) -> Task<Void, Never> {
        Task.detached {
            for await update in source.updates() { inbox.post(update) }
        }
    }

    /// Gives back the memory that only the start needed, and then each minute what has not been used in it, as what only
    /// the first round of questions needed.
    private func settle() -> Task<Void, Never> {
        Task.detached(priority: .utility) {
            var wait = Duration.seconds(2)
            while (try? await Task.sleep(for: wait, tolerance: wait / 4)) != nil {
                ProgramPages.giveBack()
                Heap.giveBack()
                wait = .seconds(60)
            }
        }
    }

    /// Tells the loop each new minute of the wall clock.
    private func tick(_ loop: EventLoop) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                let wait = Duration.seconds(Surroundings.clock().secondsLeft)
                guard (try? await Task.sleep(for: wait, tolerance: .milliseconds(200))) != nil else { return }
                loop.take(.clock(Surroundings.clock().now))
            }
        }
    }
}

extension ReplayCommand {
    /// What the dashboard asks, in the replay's words.
    fileprivate init(_ command: PlaybackCommand, at state: ReplayState) {
        switch command {
        case .toggle: self = .toggle
        case .step(let count): self = .step(count)
        case .jump(let day): self = .jump(to: day)
        case .faster(let factor): self = .speed(min(max(state.speed * factor, 0.1), 1000))
        }
    }
}
