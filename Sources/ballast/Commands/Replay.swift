import ArgumentParser
import Feeds
import Model

/// `ballast replay`: history as if it happened now.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play real history: sessions per second, or minutes of December 2019.",
        discussion: """
            Sessions arrive in order, each as its real open, low and high, and close; yields, deals and sector tables \
            appear on their own dates, and nothing on the screen is newer than the date it shows.
            """)

    @Option(help: "The first session.")
    var from: Day?

    @Option(help: "The last session.")
    var to: Day?

    @Option(help: "Sessions a second; with --minutes, minutes of the market a second.")
    var speed: Double?

    @Flag(help: "Play the minute bars of 18 to 23 December 2019.")
    var minutes = false

    @Flag(help: "Begin standing still.")
    var paused = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let speed, !(0.1...1000).contains(speed) { throw ValidationError("--speed is 0.1 to 1000, not \(speed)") }
        if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to)") }
    }

    func run() async throws {
        guard Console.isTerminal else { throw Failure(words: "ballast: a replay needs a terminal") }
        let tables = try Tables(options.choices)
        guard var machine = ReplayMachine(tables.market, from: from, to: to, speed: speed ?? 1) else {
            throw Failure(words: "ballast: no session between \(words(from)) and \(words(to))")
        }
        if paused { machine.send(.pause) }
        let opening = machine.take().map(tables.market.applying) ?? tables.market
        let source = ReplaySource(machine, later: tables.rest)
        Console.leave(try await LiveDashboard(opening, options.choices, source: source).run())
    }

    private func words(_ day: Day?) -> String { day.map(String.init(describing:)) ?? "the end of the data" }
}
