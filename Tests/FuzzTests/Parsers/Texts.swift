import Formats
import Model
import Screen
import TestSupport
import ThesisSupport

@testable import Dashboard
@testable import Networking
@testable import Services
@testable import Thesis

extension FuzzedParser {
    /// Texts: headlines and dates of services, and what a user types.
    static let texts: [FuzzedParser] = [
        FuzzedParser("text-headlines", headlineTokens, run: readHeadline),
        FuzzedParser("text-dates", dateTokens, run: readDate),
        FuzzedParser("expression", expressionTokens, run: readExpression),
        FuzzedParser("filter", expressionTokens + filterTokens, run: readFilter),
        FuzzedParser("palette", filterTokens + dateTokens + paletteTokens, run: readPalette),
        FuzzedParser("state", stateTokens) { bytes in
            let saved = SavedState(text: String(decoding: bytes, as: UTF8.self))
            let again = SavedState(text: saved.text)
            try require(again == saved, "another state was kept: \(saved.text)")
            _ = saved.adopting(ground: String(decoding: bytes, as: UTF8.self))
            var state = AppState(market: Spring2024.market, size: Size(120, 40), saved: saved)
            _ = state.update(.started)
            _ = state.draw()
        },
    ]

    static let headlineTokens = [
        "to acquire", "acquires", "to be acquired by", "completes acquisition of", "merger", "for $1.2 billion",
        "up to",
        "US$2bn", "$850M", "deal", "per share", "Inc.", "Corp", "Therapeutics", "(Nasdaq: ABCD)", "(NYSE: ", "<!--",
        "<a",
        "<script", "</", "&nbsp;", "&#x", "INVESTOR ALERT", "and", "'s", "\u{2019}", "\u{201C}", "(",
    ]
    static let dateTokens = [
        "2024-05-16", "16 May 2024", "May 16", "May 2024", "-1y", "-6m", "-2w", "-10d", "yesterday", "05/16/2024",
        "20240516", "T13:30:00", "Z", "-04:00", ".123456789", "Thu, ", "16 May 2024 09:00", " ET", " GMT", " +0000",
        "a.m.",
        "PM", "Q2", "sept", "févr.", "Dez", "\u{2212}", "99999999999",
    ]
    static let expressionTokens = [
        "and", "or", "not", "(", ")", ">", "<", ">=", "=", "!=", "+", "-", "*", "/", ",", "IWM", "SPY", "RUT", "^RUT",
        "small_vs_large", "return(", "relative(", "last(", "yield(", "change(", "1M", "10Y", "2s10s", "5%", "25 bp",
        "$1bn",
        "30 days", "'text'", "average(", "drawdown(", "correlation(", "weight(", "deals(", "age(", "--", "not not",
    ]
    static let filterTokens = [
        "volatility", "volume", "1M > 5", "YTD", "10m", "biotech", "> 1bn", "2024Q2", "q2", "licence", "^xl[a-k]$", "[",
        "]",
        "[^", "a-", "\\d", "\\", "*", "+", "?", "|", ".", "$", "((", "))", ".*.*", "a|", "(a*)*", "\"",
    ]
    static let paletteTokens = [
        "add", "remove", "move", "list new", "list delete", "group new", "columns last 1D", "compare IWM SPY",
        "save ~/a.svg",
        "hide deals", "layout trader", "theme dark", "5Y", "live", "quit", "Ctrl-", "Alt-", "Shift-Left", "F24",
        "Space",
    ]
    private static let stateTokens = [
        "theme = ", "window = 1M", "chart-window = 5Y", "chart = candles", "sort = 1D", "order = list", "list = all",
        "columns = last 1D", "pinned = IWM", "panels = ", "heights = ", "widths = ", "session = 2024-05-16",
        "chosen = ",
        "background = light", "=", "chart-scale = log", "indexes", "tickers", "chart", "deals", " 3", "\n",
    ]

    private static func readHeadline(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = HTMLText.plain(text)
        try Soundness.check(plain)
        for title in [String(text.prefix(300)), PlainText.clean(plain, limit: 300)] {
            _ = (HeadlineParser.read(title), HeadlineFilter.mentionsDeal(title), HeadlineFilter.isNotice(title, plain))
            if let value = DealValue(title) { try Soundness.check(value) }
            _ = WireTickers.read(title)
        }
        try Soundness.check(HeadlineParser.read(plain) as Any)
    }

    /// Dates and numbers in every notation.
    private static func readDate(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let days = [
            Day(text), Day(spelled: text), SpelledDate(text)?.day(.monthFirst),
            DateText.day(text, from: Spring2024.day, newest: Spring2024.day),
        ].compactMap(\.self)
        for day in days { try require(Day("\(day)") == day, "\(day) is not read as it is written") }
        let times = [
            Timestamp(mailDate: text), Timestamp(iso: text), Timestamp(exact: text), Timestamp(rfc3339: text),
            Timestamp(httpDate: text),
        ].compactMap(\.self)
        for time in times { _ = (NewYorkTime.wallClock(at: time), time.description) }
        for sign in [DecimalSign.point, .comma] {
            try Soundness.check(NumberInText.read(text, sign, isCount: true) as Any)
        }
        if let key = Key(named: text) { try require(Key(named: key.name) == key, "another key than \(key.name)") }
    }

    private static func readExpression(_ bytes: [UInt8]) throws {
        let text = try text(bytes)
        do throws(InvalidCondition) {
            _ = try Expression(condition: text, ThesisFixtures.vocabulary)
        } catch {
            try Soundness.checkMessage(error.message)
            let count = text.count
            try require((0...count).contains(error.position), "an error at \(error.position) of \(count)")
            try attempt(
                { _ = try Parser.figure(text, ThesisFixtures.vocabulary) },
                { _ = try Parser.gauge(text, ThesisFixtures.vocabulary) })
            return
        }
        let result = try ThesisFixtures.thesis(text).evaluate(ThesisFixtures.market)
        try Soundness.check(result)
    }

    private static func readFilter(_ bytes: [UInt8]) throws {
        // The prompt accepts no longer ones.
        let text = String(decoding: bytes.prefix(Prompt.maximumLength), as: UTF8.self), market = ThesisFixtures.market
        let filter = TickerFilter(text), search = DealSearch(text)
        _ = filter.found(among: Array(market.listings.indices), of: market, in: [SymbolList("small", ["IWM"])])
        for deal in market.deals { _ = search.matches(deal) }
        for failure in [filter.failure, search.failure].compactMap(\.self) {
            try require((0...text.unicodeScalars.count).contains(failure.position), "a failure at \(failure.position)")
        }
        if let failure = filter.failure { throw failure }
    }

    /// A line typed into the palette, and the name of an instrument that it may find.
    private static func readPalette(_ bytes: [UInt8]) throws {
        let (line, name) = split(bytes)
        var market = ThesisFixtures.market
        let plain = PlainText.clean(String(decoding: name, as: UTF8.self), limit: 120)
        market.apply(.instrument(Instrument("NAMED", name: plain, kind: .share, group: "test", basis: .price)))
        var state = AppState(market: market, size: Size(120, 40))
        let before = state
        _ = PlainPage.date(in: line, state)
        _ = state.update(.entered(line))
        _ = state.draw()
        var page = PlainPage()
        for answer in page.answer(to: line, before: before, after: state) { try Soundness.checkMessage(answer) }
    }
}
