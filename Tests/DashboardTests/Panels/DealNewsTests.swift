import Dashboard
import Model
import Screen
import Testing

struct DealNewsTests {
    private let size = Size(160, 40)

    /// The bundled market with a deal from a filing, its headline, and a lead.
    private var market: Market {
        var market = Bundled.market.asOf(Day(2024, 5, 16) ?? Day(number: 0), mode: .bundled)
        let time = NewYorkTime.timestamp(market.day, minute: 600)
        market.apply(
            .batch([
                .deal(
                    Deal(
                        announced: Dated(market.day), acquirer: "Sanofi", target: "DYNAVAX TECHNOLOGIES CORP",
                        targetTicker: "DVAX", kind: .acquisition, area: "biotech", source: "https://sec.gov/offer",
                        otherSources: ["https://sec.gov/answer"], stage: .terminationReported)),
                .headline(
                    Headline("Sanofi to acquire Dynavax", time: time, link: "https://wire/1", wire: "PR Newswire")),
                .filing(
                    Filing(
                        accession: "1", form: "8-K",
                        parties: [.init(cik: 1, name: "CLEAN CORP", role: .filer, industry: Industry(code: 7372))],
                        accepted: time, items: ["1.01"], link: "https://sec.gov/lead")),
            ]))
        return market
    }

    @Test("the zoomed panel has the deal's headlines, its further reports, its stage, and the leads")
    func detail() {
        let frame = Bundled.state(market, size, select: "IWM").draw(only: .deals).text()
        #expect(frame.contains("Sanofi → DYNAVAX TECHNOLOGIES CORP"))
        #expect(frame.contains("16 May 2024, today · termination reported · acquisition · biotech"))
        #expect(frame.contains("value not stated · by EDGAR and 1 more"))
        #expect(frame.contains("https://sec.gov/offer"))
        #expect(frame.contains("1 report in filings and wires"))
        #expect(frame.contains("16 May  PR Newswire   Sanofi to acquire Dynavax"))
        #expect(frame.contains("1 lead, newest CLEAN CORP, software: agreement (8-K)"))
        #expect(frame.contains("ended? Sanofi → DYNAVAX"))
    }

    @Test("a deal has its filings among its headlines, and one without reports shows the newest of others")
    func reports() {
        var market = market
        let time = NewYorkTime.timestamp(market.day, minute: 660)
        market.apply(
            .filing(
                Filing(
                    accession: "2", form: "8-K",
                    parties: [.init(cik: 2, name: "DYNAVAX TECHNOLOGIES CORP", role: .filer)], accepted: time,
                    items: ["2.01", "5.01"], link: "https://sec.gov/done")))
        let frame = Bundled.state(market, Size(200, 60), select: "IWM").draw(only: .deals).text()
        #expect(frame.contains("16 May  EDGAR         8-K completion, items 2.01 5.01"))
        #expect(frame.contains("2 reports in filings and wires"))
        #expect(frame.contains("✓ Sanofi → DYNAVAX"))
        let other = Bundled.state(market, Size(200, 60), select: "IWM").pressing("6zj").draw().text()
        #expect(other.contains("No report in filings and wires; newest others:"))
    }

    @Test("a failed source of deals is named, with the time of its last success")
    func failed() {
        var market = market
        let time = NewYorkTime.timestamp(market.day, minute: 570)
        market.apply(.source(SourceStatus("edgar", .failed, lastSuccess: time, reason: "403")))
        market.apply(.source(SourceStatus("wires", .failed)))
        for isZoomed in [false, true] {
            let state = Bundled.state(market, Size(200, 60), select: "IWM")
            let frame = (isZoomed ? state.draw(only: .deals) : state.draw()).text()
            #expect(frame.contains("no edgar since 09:30  no wires yet"))
        }
    }

    @Test("headlines are truncated between words, never in a figure", arguments: [60, 80, 100, 120, 140, 160, 200])
    func truncation(_ width: Int) {
        var market = market
        let time = NewYorkTime.timestamp(market.day, minute: 670)
        let words = (100...140).map { "for $\($0).5 billion" }.joined(separator: " ")
        market.apply(.headline(Headline("Sanofi buys Dynavax \(words)", time: time, link: "x", wire: "PR Newswire")))
        let frame = Bundled.state(market, Size(width, 40), select: "IWM").draw(only: .deals).text()
        #expect(width < 80 || frame.contains("Sanofi buys Dynavax"))
        let pieces = frame.split(separator: "…", omittingEmptySubsequences: false).dropLast()
        for piece in pieces { #expect(piece.last?.isNumber != true && piece.last != ".", "\(piece.suffix(60))") }
    }

    @Test("without news the panel has no room for it")
    func none() {
        let plain = Bundled.state(size).draw(only: .deals).text()
        #expect(!plain.contains(" lead") && !plain.contains("Newswire") && !plain.contains("No report"))
    }

    @Test("the method explains how filings become deals")
    func method() {
        let frame = Bundled.state(Size(120, 40)).pressing("6m").draw().text()
        #expect(frame.contains("1.01 +2") && frame.contains("2.03 −1"))
    }

    @Test("zoomed sectors have the debt ratios with their coverage, and nothing without company reports")
    func debt() {
        var market = market
        let days = market.day - 30
        let companies = ["PCVX", "FTAI", "INSM"].enumerated().map { index, ticker in
            CompanyFacts(
                cik: index + 1, tickers: [Symbol(ticker)], name: ticker,
                shares: CompanyFact(100e6, end: days, tag: "EntityCommonStockSharesOutstanding"),
                longTermDebt: CompanyFact(1e9, end: days, tag: "LongTermDebt"))
        }
        market.apply(.companies(companies))
        let frame = Bundled.state(market, Size(200, 60), select: "IWM").draw(only: .sectors).text()
        #expect(frame.contains("debt ÷ market value          IWM"))
        #expect(frame.contains("(3 of "))
        #expect(frame.contains("interest ÷ operating income  IWM — later (0 of"))
        let deals = Bundled.state(market, Size(200, 60), select: "IWM").draw(only: .deals).text()
        #expect(deals.contains("27 Sep 2024 later"))
        let worth = deals.split(separator: "\n").first { $0.contains(" PCVX ") }
        #expect(worth?.contains("$11.3bn") == true)
        let plain = Bundled.state(Size(200, 60)).draw(only: .sectors).text()
        #expect(!plain.contains("market value"))
    }
}
