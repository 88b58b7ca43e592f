import ArgumentParser
import Dashboard
import Feeds
import Model
import Screen

/// `ballast`: the dashboard on local data.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Show the dashboard (what ballast does without a command).")

    @OptionGroup var options: CommonOptions

    func run() async throws { try await Watch.show(options.standing) }

    /// Shows the dashboard and ends the program when it is left.
    static func show(_ choices: Choices) async throws {
        let tables = try Tables(choices)
        guard Console.isTerminal else {
            Console.complain("ballast: no terminal here, so this is one frame; see ballast snapshot --help")
            return Console.write(try frame(tables, choices))
        }
        guard let resting = ReplayMachine(resting: tables.market) else {
            throw Failure(words: "ballast: no session is known")
        }
        let market = tables.market.applying(.playback(resting.playback))
        let live = LiveMarket(market)
        let services = LiveServices(.standard, knowing: live)
        let source = LiveSource(
            live, services.sources, wallClock: Surroundings.now,
            later: { tables.rest() + services.off.map { .source($0) } })
        let end = "bundled data end on \(tables.market.day.full)"
        let welcome = ["\(end): , steps back a session, : takes a date to replay", "\(end)  , back  : date", end]
        let dashboard = await LiveDashboard(
            tables, market, choices, source: source, refresh: services.refresh, welcome: welcome)
        Console.leave(try await dashboard.run())
    }

    /// One frame as text.
    private static func frame(_ tables: Tables, _ choices: Choices) throws -> String {
        let thesis = try tables.thesis(choices)
        let settings = try tables.checkedSettings(choices, thesis)
        var state = Opening.state(tables.market, size: Size(120, 40), settings: settings, thesis: thesis)
        state.completeNow()
        return (choices.ascii ? state.draw().folded() : state.draw()).text()
    }
}
