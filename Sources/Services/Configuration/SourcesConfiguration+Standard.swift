import Model
import Networking

extension SourcesConfiguration {
    /// The default settings. No source is polled more often than its data changes or its terms allow.
    public static let standard = SourcesConfiguration(
        yahoo: yahoo,
        treasury: TreasurySettings(
            isOn: true, address: "https://home.treasury.gov", interval: .daily(.minutes(60))),
        fred: FREDSettings(
            isOn: true, address: "https://fred.stlouisfed.org", interval: .always(.hours(12)),
            yields: [.threeMonths: "DGS3MO", .twoYears: "DGS2", .tenYears: "DGS10", .thirtyYears: "DGS30"],
            policy: "DFF"),
        ishares: FundSettings(
            isOn: true, address: "https://www.ishares.com", interval: .always(.hours(24)),
            funds: ["IWM": "239710", "IJR": "239774", "IBB": "239699", "IVV": "239726"]),
        invesco: FundSettings(
            isOn: true, address: "https://dng-api.invesco.com", interval: .always(.hours(24)),
            funds: ["QQQ": "46090E103"]),
        nport: NPORTSettings(
            isOn: true, address: "https://www.sec.gov", interval: .always(.hours(7 * 24)),
            funds: ["SPY", "VTWO", "XBI", "QQQS", "DIA"]),
        edgar: EDGARSettings(
            isOn: true, address: "https://www.sec.gov", factsAddress: "https://data.sec.gov",
            filings: PollRequest.Interval(
                open: .minutes(2), preMarket: .minutes(2), evening: .minutes(2), closed: .minutes(10),
                holiday: .minutes(30)),
            facts: .always(.hours(7 * 24)), contact: nil),
        wires: WireSettings(
            isOn: true, feeds: feeds,
            interval: PollRequest.Interval(
                open: .minutes(5), preMarket: .minutes(5), closed: .minutes(15), holiday: .minutes(60))),
        alpaca: AlpacaSettings(
            isOn: false, address: "wss://stream.data.alpaca.markets", feed: .iex, keyFile: nil))

    private static let yahoo = YahooSettings(
        isOn: true,
        addresses: ["https://query1.finance.yahoo.com", "https://query2.finance.yahoo.com"],
        quotes: PollRequest.Interval(
            open: .seconds(20), preMarket: .minutes(1), closed: .minutes(2), holiday: .minutes(30)),
        history: PollRequest.Interval(
            open: .hours(6), preMarket: .hours(1), closed: .hours(1), holiday: .hours(6)),
        isStreaming: true, streamAddress: "wss://streamer.finance.yahoo.com/?version=2",
        symbols: ["RUT": "^RUT", "SPX": "^GSPC", "COMP": "^IXIC", "VIX": "^VIX", "NDX": "^NDX", "DJI": "^DJI"])

    private static let feeds = [
        "https://www.globenewswire.com/RssFeed/subjectcode/27-Mergers%20and%20Acquisitions"
            + "/feedTitle/GlobeNewswire%20-%20Mergers%20and%20Acquisitions",
        "https://www.prnewswire.com/rss/financial-services-latest-news/acquisitions-mergers-and-takeovers-list.rss",
    ]
}

extension PollRequest.Interval {
    /// The interval of a table published on trading days: on a holiday it is polled a sixth as often.
    fileprivate static func daily(_ interval: Duration) -> PollRequest.Interval {
        PollRequest.Interval(open: interval, preMarket: interval, closed: interval, holiday: interval * 6)
    }
}

extension Duration {
    fileprivate static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    fileprivate static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
