import Dashboard
import Feeds
import Model
import Screen
import Terminal

/// The dashboard in a terminal: a source, the inbox, the loop and the display, put together.
@MainActor
struct LiveDashboard {
    private let choices: Choices
    private let tables: Tables
    private let market: Market
    private let source: ReplaySource
    private let chartWindow: Model.Window
    private let welcome: [String]

    /// A dashboard that opens on a market and follows a source; of its welcomes, the longest first, it shows one that fits.
    init(
        _ tables: Tables, _ market: Market, _ choices: Choices, source: ReplaySource,
        chart window: Model.Window = .halfYear,
        welcome: [String] = []
    ) {
        self.tables = tables
        self.market = market
        self.choices = choices
        self.source = source
        chartWindow = window
        self.welcome = welcome
    }

    /// Shows it until it is left, and returns the exit code.
    func run() async throws -> Int32 {
        let session = try open()
        defer { session.restore() }
        let inbox = Inbox()
        let loop = makeLoop(session, inbox)
        loop.begin(
            [.clock(Surroundings.clock().now)] + welcome(width: session.display.size.width - 2).map(Event.notice))
        let tasks = [follow(inbox), tick(loop), settle()]
        let ending = await session.run { loop.take($0) }
        for task in tasks { task.cancel() }
        return ending.exitCode
    }

    private func welcome(width: Int) -> [String] {
        (welcome.first { $0.count <= width } ?? welcome.last).map { [$0] } ?? []
    }

    private func open() throws -> TerminalSession {
        do {
            return try TerminalSession(TerminalOptions(palette: choices.theme.palette, ascii: choices.ascii))
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
    }

    private func makeLoop(_ session: TerminalSession, _ inbox: Inbox) -> EventLoop {
        var state = openingState(session.display.size)
        state.chooseChart(chartWindow)
        let outside = EventLoop.Outside(
            end: { isInterrupted in session.end(isInterrupted ? .signal(Surroundings.interrupt) : .quit) },
            play: { [source] command in source.send(ReplayCommand(command, at: source.state)) },
            save: { grid, palette in FrameFile.save(grid, palette) })
        return EventLoop(state, display: session.display, inbox: inbox, outside: outside)
    }

    /// The state to begin with. A thesis that cannot be read does not keep the figures from being shown: its panel says
    /// what is wrong.
    private func openingState(_ size: Size) -> AppState {
        do {
            return Opening.state(market, size: size, settings: choices.settings, thesis: try tables.thesis(choices))
        } catch {
            let words = (error as? Failure)?.words ?? "\(error)"
            return Opening.state(market, size: size, settings: choices.settings, thesis: .empty, fault: words)
        }
    }

    /// Puts what the source says into the inbox, away from the main thread.
    private func follow(_ inbox: Inbox) -> Task<Void, Never> {
        Task.detached { [source] in
            for await update in source.updates() { inbox.post(update) }
        }
    }

    /// Gives back the memory that only the start needed.
    private func settle() -> Task<Void, Never> {
        Task.detached(priority: .utility) {
            guard (try? await Task.sleep(for: .seconds(2), tolerance: .seconds(1))) != nil else { return }
            StartUpPages.giveBack()
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
