import ArgumentParser
import Dashboard
import Model
import Reports
import Screen
import Thesis

/// `ballast snapshot`: prints one frame, or the figures it shows, and exits.
struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Print one frame, or the figures as JSON.",
        discussion: """
            A frame needs \(Layout.minimumSize.width)x\(Layout.minimumSize.height) or more, full or of one panel: with less it is an \
            error, for a panel with exit status 1. A panel is printed without the key hints of a screen. JSON has all figures, so --panel and --size do not apply to it: those of the \
            instruments that came with the program, of the watch lists, of the thesis and of --select. Imported \
            instruments that are on no watch list are in it with --all; a breadth counts them in any case.
            """)

    /// The output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg, html, json
    }

    @Option(help: ArgumentHelp("The date to show (2024-05-16); by default the newest session.", valueName: "date"))
    var asOf: Day?

    @Option(help: "The frame's columns and rows, 60x16 or more; 120x40 by default.")
    var size: Size?

    @Option(help: "What to print: text, ansi, svg, html or json.")
    var format = Format.text

    @Option(help: "One panel alone: \(PanelID.allValueStrings.joined(separator: ", ")).")
    var panel: PanelID?

    @Option(help: ArgumentHelp("The ticker that chart, sectors and deals show.", valueName: "symbol"))
    var select: Symbol?

    @Option(help: "The window of returns and changes: 1D 1W 1M 3M 6M YTD QTD 1Y 3Y 5Y 10Y MAX.")
    var window: Model.Window?

    @Flag(help: "In JSON, all instruments of the store, including imported ones on no watch list.")
    var all = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if panel == nil, let message = sizeMessage(for: "a frame") { throw ValidationError(message) }
        if format != .json, all { throw ValidationError("--all is for --format json: a frame has all instruments") }
        if format == .json, panel != nil { throw ValidationError("--panel cannot be used with --format json") }
    }

    /// The message that the size is below the minimum; nil if it is not.
    private func sizeMessage(for item: String) -> String? {
        let least = Layout.minimumSize
        guard let size, size.width < least.width || size.height < least.height else { return nil }
        return "--size \(size.width)x\(size.height) is too small for \(item): \(least.width)x\(least.height) is needed"
    }

    func run() throws {
        try check([("--as-of", asOf)])
        if let panel, let message = sizeMessage(for: "the panel \(panel.name)") {
            throw Failure(message: "ballast: \(message)")
        }
        let resolved = try options.resolvedOptions
        let tables = try Tables(resolved), thesis = try tables.thesis(resolved)
        if format == .json {
            let reported = tables.shown(
                thesis,
                and: resolved.configuration.lists.allSymbols.union(
                    try selected(tables.market, thesis).map { [$0] } ?? []))
            let market = try all ? dated(tables.fullMarket, tables) : market(tables, of: reported)
            Console.write(report(market, thesis, of: all ? nil : reported).text() + "\n")
            return
        }
        let state = try state(tables, thesis, tables.checkedSettings(resolved, thesis)).completed()
        let frame = panel.map { state.drawForPrint(only: $0) } ?? state.draw()
        print(isASCII(resolved) ? frame.folded() : frame, state.theme.palette)
    }

    /// The state of the frame, with the full histories that the frame shows. Prices of long ago are in the columns of
    /// the full table of tickers, and in every row over long windows.
    private func state(_ tables: Tables, _ thesis: Thesis, _ settings: Settings) throws -> AppState {
        let isLong = window.map { [.threeYears, .fiveYears, .tenYears, .maximum].contains($0) } ?? false
        if isLong || panel == .tickers { return try state(dated(tables.fullMarket, tables), thesis, settings) }
        let alerts = settings.alerts.flatMap(\.when.inputs.symbols)
        var shown = tables.shown(thesis, and: alerts + (try selected(tables.market, thesis).map { [$0] } ?? []))
        let state = try state(market(tables, of: shown), thesis, settings)
        guard !shown.contains(state.selected) else { return state }
        shown = tables.shown(thesis, and: shown.union([state.selected]))
        return try self.state(market(tables, of: shown), thesis, settings)
    }

    private func state(_ market: Market, _ thesis: Thesis, _ settings: Settings) throws -> AppState {
        InitialState.state(
            market, size: size ?? Size(120, 40), settings: settings, select: try selected(market, thesis),
            thesis: thesis, window: window ?? .month, chartWindow: window ?? .halfYear)
    }

    /// The selected instrument, by its symbol or, for a ratio of the thesis, by either of its names.
    private func selected(_ market: Market, _ thesis: Thesis) throws(Failure) -> Symbol? {
        guard let select else { return nil }
        var market = market
        market.include(thesis.derived)
        guard let symbol = market.symbol(named: select.name) else {
            let labels = market.listings.map(\.instrument.label)
            throw Failure(
                message: "ballast: no instrument \(select)\(Suggestion.hint(for: select.name, among: labels))")
        }
        return symbol
    }

    private func report(_ market: Market, _ thesis: Thesis, of symbols: Set<Symbol>?) -> JSON {
        let result = thesis.evaluate(market)
        var history = ThesisHistory(thesis, market)
        history.record(result, market)
        let since = thesis.conditions.indices.map { index in
            history.since(index, in: market).flatMap { $0.isExact ? $0.day : nil }
        }
        return market.report(thesis: result, since: since, of: symbols)
    }

    /// The market of the date, with the full histories of some instruments.
    private func market(_ tables: Tables, of symbols: Set<Symbol>) throws -> Market {
        let isWhole = format != .json
        return try dated(tables.market(withHistoriesOf: symbols, through: asOf, isWhole: isWhole), tables)
    }

    /// A market of tables as of the date.
    private func dated(_ market: Market, _ tables: Tables) throws -> Market {
        guard let asOf else { return market }
        let span = min(market.span.lowerBound, tables.span.lowerBound)...market.span.upperBound
        guard span.contains(asOf) else {
            throw Failure(message: "ballast: \(asOf) is outside of the data, \(span.lowerBound) to \(span.upperBound)")
        }
        return market.asOf(asOf, mode: .bundled)
    }

    /// SVG and HTML are UTF-8 whatever the locale, because they are not shown in the terminal.
    private func isASCII(_ resolved: ResolvedOptions) -> Bool {
        switch format {
        case .text, .ansi: Console.showsASCII(resolved.ascii)
        case .svg, .html, .json: resolved.ascii
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
