import ArgumentParser
import Dashboard
import Feeds
import Model
import Screen

/// `ballast snapshot`: one frame, or the figures behind it, and out.
struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Print one frame, or the figures as JSON.",
        discussion: """
            A frame takes \(Layout.least.width)x\(Layout.least.height) or more, whole or of one panel: with less it is an \
            error, exit status 2. The figures as JSON are all there are, so that --panel and --size do not go with them.
            """)

    /// What is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg, html, json
    }

    @Option(help: "The date to show (2024-05-16); by default the newest session.")
    var asOf: Day?

    @Option(help: "The frame's columns and rows, 60x16 or more; 120x40 by default.")
    var size: Size?

    @Option(help: "What to print: text, ansi, svg, html or json.")
    var format = Format.text

    @Option(help: "One panel alone: \(PanelID.allValueStrings.joined(separator: ", ")).")
    var panel: PanelID?

    @Option(help: "The ticker that chart, sectors and deals are about.")
    var select: Symbol?

    @Option(help: "The window of returns and changes: 1D 1W 1M 3M 6M YTD 1Y.")
    var window: Model.Window?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        let least = Layout.least
        if let size, size.width < least.width || size.height < least.height {
            let what = panel.map { "the panel \($0.word)" } ?? "a frame"
            throw ValidationError(
                "--size \(size.width)x\(size.height) has no room for \(what): \(least.width)x\(least.height) is the least"
            )
        }
        if format == .json, panel != nil { throw ValidationError("--panel does not go with --format json") }
    }

    func run() throws {
        try check([("--as-of", asOf)])
        let choices = try options.choices
        let tables = try Tables(choices)
        let market = try market(tables)
        if format == .json {
            Console.write(report(market, try tables.thesis(choices)).text() + "\n")
            return
        }
        let thesis = try tables.thesis(choices)
        let settings = try tables.checkedSettings(choices, thesis)
        var state = Opening.state(
            market, size: size ?? Size(120, 40), settings: settings, select: try selected(market, thesis),
            thesis: thesis)
        state.completeNow()
        if let window { state.choose(window) }
        let frame = panel.map { state.draw(only: $0) } ?? state.draw()
        print(isASCII(choices) ? frame.folded() : frame, state.theme.palette)
    }

    /// The instrument that was asked for, by its symbol or, a ratio of the thesis, by either of its names.
    private func selected(_ market: Market, _ thesis: Thesis) throws(Failure) -> Symbol? {
        guard let select else { return nil }
        var market = market
        market.include(thesis.derived)
        guard let symbol = market.symbol(named: select.name) else {
            let labels = market.listings.map(\.instrument.label)
            throw Failure(words: "ballast: no instrument \(select)\(Suggestion.words(for: select.name, among: labels))")
        }
        return symbol
    }

    private func report(_ market: Market, _ thesis: Thesis) -> JSON {
        let standing = thesis.evaluate(market)
        var history = ThesisHistory(thesis, market)
        history.take(standing, market)
        let since = thesis.conditions.indices.map { place in
            history.since(place, in: market).flatMap { $0.isExact ? $0.day : nil }
        }
        return market.report(thesis: standing, since: since)
    }

    private func market(_ tables: Tables) throws -> Market {
        let whole = tables.wholeMarket, span = whole.span
        guard let asOf else { return whole }
        guard span.contains(asOf) else {
            throw Failure(words: "ballast: \(asOf) is outside of the data, \(span.lowerBound) to \(span.upperBound)")
        }
        return whole.asOf(asOf, mode: .bundled)
    }

    /// Pictures and pages are UTF-8 whatever the locale: a terminal shows none of it.
    private func isASCII(_ choices: Choices) -> Bool {
        switch format {
        case .text, .ansi: Console.showsASCII(choices.ascii)
        case .svg, .html, .json: choices.ascii
        }
    }

    private func print(_ grid: Grid, _ palette: Palette) {
        switch format {
        case .ansi: Console.write(grid.ansi(palette: palette, depth: .trueColour))
        case .svg: Console.write(grid.svg(palette: palette, title: "Ballast"))
        case .html: Console.write(grid.html(palette: palette, title: "Ballast"))
        default: Console.write(grid.text())
        }
    }
}
