import Dashboard
import Model
import Screen
import Testing

/// A symbol of a watch list that is unknown to a source.
@Suite struct UnknownSymbolTests {
    private var state: AppState {
        var settings = Settings()
        settings.lists = [SymbolList("mine", ["IWM", "ZZTOP", "NEW"])]
        settings.list = "mine"
        let market = ["ZZTOP", "NEW"].reduce(Bundled.may) { market, name in
            market.applying(.instrument(.undescribed(Symbol(name), group: Instrument.watchGroup)))
        }
        let yahoo = SourceStatus(
            "yahoo", .good, reason: SourceStatus.message(unknown: ["ZZTOP"]),
            service: ServiceRecord(address: "https://yahoo.example", bytes: 0), unknownSymbols: ["ZZTOP"])
        return AppState(
            market: market.applying(.source(yahoo)), size: Size(120, 40), settings: settings, select: "ZZTOP")
    }

    private func row(_ symbol: String) -> String {
        state.draw().text().split(separator: "\n").first { $0.contains(" \(symbol) ") }.map(String.init) ?? ""
    }

    @Test("its row shows that it is unknown, and the row of a symbol without prices yet does not")
    func rows() {
        #expect(row("ZZTOP").contains("unknown symbol"))
        #expect(!row("NEW").contains("unknown") && row("NEW").contains("—"))
        #expect(!row("IWM").contains("unknown"))
    }

    @Test("its source and the sources page name it, and the header shows no partial source")
    func pages() {
        #expect(state.pressing("o").notice == "ZZTOP: unknown symbol at yahoo")
        #expect(state.pressing("i").draw().text().contains("unknown symbol: ZZTOP"))
        #expect(!state.draw().text().contains("partial"))
    }

    @Test("only the first of many symbols are named")
    func many() {
        let symbols = (1...7).map { Symbol("S\($0)") }
        #expect(SourceStatus.message(unknown: symbols) == "unknown symbols: S1, S2, S3, S4, S5 and 2 more")
        #expect(SourceStatus.message(unknown: []) == nil)
    }

    @Test(
        "symbols of eight or more letters are not truncated", arguments: [Size(120, 40), Size(120, 44), Size(80, 24)])
    func longSymbols(size: Size) {
        let names = ["SHIB-USD", "EURUSD=X", "BRK-B.DEXX"]
        var settings = Settings()
        settings.lists = [SymbolList("mine", names.map { Symbol($0) })]
        settings.list = "mine"
        let market = names.reduce(Bundled.may) { market, name in
            market.applying(.instrument(.undescribed(Symbol(name), group: Instrument.watchGroup)))
        }
        let text = AppState(market: market, size: size, settings: settings).draw().text()
        for name in names { #expect(text.contains(" \(name) "), "\(name) at \(size)") }
    }
}
