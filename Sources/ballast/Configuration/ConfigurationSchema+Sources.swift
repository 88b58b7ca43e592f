import Feeds
import Model

extension ConfigurationSchema {
    /// One section for each network source.
    static let sources: [ConfigurationSection] = SourceID.allCases.map { source in
        let on = ConfigurationKey("on", .boolean, \.sources[isOn: source], "Whether it is asked at all.")
        let (description, keys) = about(source)
        return ConfigurationSection(name: "sources.\(source.rawValue)", summary: description, keys: [on] + keys)
    }

    private static func about(_ source: SourceID) -> (description: String, keys: [ConfigurationKey]) {
        switch source {
        case .yahoo: ("Quotes and histories, without a key.", yahoo)
        case .treasury: ("Par yields of the U.S. Treasury.", treasury)
        case .fred: ("Yields where the Treasury does not answer, and the policy rate.", fred)
        case .ishares: ("Holdings and sectors of iShares' funds.", ishares)
        case .invesco: ("Holdings of Invesco's funds.", invesco)
        case .nport: ("Holdings of other funds as the regulator has them, two months late.", nport)
        case .edgar: ("Filings, deals and facts of companies, from the regulator.", edgar)
        case .wires: ("Headlines of deals.", wires)
        case .alpaca: ("A stream of quotes for those who have a key.", alpaca)
        }
    }

    private static let address = "Where it is: the scheme and the host, for a proxy, a mirror or a test."
    private static let interval = "How often it is asked."

    private static let yahoo = [
        ConfigurationKey(
            "addresses",
            ValueForm<String>.address(example: "https://query1.finance.yahoo.com").list(
                "a list of addresses", atLeast: 1), \.sources.yahoo.addresses,
            "Where it is; those behind the first stand in for it."),
        ConfigurationKey(
            "quotes", .interval(atLeast: .seconds(10)), \.sources.yahoo.quotes,
            "How often quotes are asked for. Its answers are ten seconds old at least."),
        ConfigurationKey(
            "history", .interval(atLeast: .seconds(60)), \.sources.yahoo.history, "How often histories are asked for."),
        ConfigurationKey("stream", .boolean, \.sources.yahoo.isStreaming, "Whether its stream is listened to as well."),
        ConfigurationKey(
            "stream-address", .address(["wss", "ws"], example: "wss://streamer.finance.yahoo.com/?version=2"),
            \.sources.yahoo.streamAddress, "Where the stream is: the whole address."),
        ConfigurationKey(
            "symbols", adding: .names("its symbol there, such as \"^GSPC\""), \.sources.yahoo.symbols,
            "What instruments are called there, where it is not their symbol. Added to these."),
    ]

    private static let treasury = [
        ConfigurationKey(
            "address", .address(example: "https://home.treasury.gov"), \.sources.treasury.address, address),
        ConfigurationKey("interval", .interval(atLeast: .seconds(600)), \.sources.treasury.interval, interval),
    ]

    private static let fred = [
        ConfigurationKey("address", .address(example: "https://fred.stlouisfed.org"), \.sources.fred.address, address),
        ConfigurationKey("interval", .interval(atLeast: .seconds(3600)), \.sources.fred.interval, interval),
        ConfigurationKey("yields", .series, \.sources.fred.yields, "Its series by tenor."),
        ConfigurationKey(
            "policy", .name("the name of a series such as \"DFF\""),
            \.sources.fred.policy, "Its series of the policy rate; \"\" asks for none."),
    ]

    private static let ishares = [
        ConfigurationKey(
            "address", .address(example: "https://www.ishares.com"), \.sources.ishares.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(3600)), \.sources.ishares.interval,
            "How often each fund is asked for."),
        ConfigurationKey(
            "funds", adding: .names("the number of its product such as \"239710\""), \.sources.ishares.funds,
            "The funds, with the number in the address of their page. Added to these."),
    ]

    private static let invesco = [
        ConfigurationKey(
            "address", .address(example: "https://dng-api.invesco.com"), \.sources.invesco.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(3600)), \.sources.invesco.interval,
            "How often each fund is asked for."),
        ConfigurationKey(
            "funds", adding: .names("its CUSIP such as \"46090E103\""), \.sources.invesco.funds,
            "The funds, with their CUSIP. Added to these."),
    ]

    private static let nport = [
        ConfigurationKey("address", .address(example: "https://www.sec.gov"), \.sources.nport.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .days(1)), \.sources.nport.interval, "How often each fund is asked for."),
        ConfigurationKey(
            "funds", ValueForm<Symbol>.symbol.list("a list of symbols such as [\"SPY\"]"), \.sources.nport.funds,
            "The funds that no sponsor is asked for."),
    ]

    private static let edgar = [
        ConfigurationKey("address", .address(example: "https://www.sec.gov"), \.sources.edgar.address, address),
        ConfigurationKey(
            "facts-address", .address(example: "https://data.sec.gov"), \.sources.edgar.factsAddress,
            "Where the facts of companies are."),
        ConfigurationKey(
            "filings", .interval(atLeast: .seconds(60)), \.sources.edgar.filings,
            "How often the newest filings are asked for."),
        ConfigurationKey(
            "facts", .interval(atLeast: .days(1)), \.sources.edgar.facts,
            "How often the facts of companies are asked for."),
        ConfigurationKey(
            "contact", .contact, \.sources.edgar.contact,
            "Your address of mail: the regulator answers only those who say who they are."),
    ]

    private static let wires = [
        ConfigurationKey(
            "feeds",
            ValueForm<String>.address(example: "https://www.prnewswire.com/rss/…").list("a list of addresses"),
            \.sources.wires.feeds, "The whole addresses of feeds (RSS)."),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(300)), \.sources.wires.interval, "How often each is asked."),
    ]

    private static let alpaca = [
        ConfigurationKey(
            "address", .address(["wss", "ws"], example: "wss://stream.data.alpaca.markets"),
            \.sources.alpaca.address, address),
        ConfigurationKey(
            "feed", .choice, \.sources.alpaca.feed,
            "Which prices: of one exchange, of all for those who pay, or made-up ones at any time of day."),
        ConfigurationKey(
            "key-file", .path, \.sources.alpaca.keyFile,
            "A file of mode 0600 with key and secret, a line each; \"\" takes APCA_API_KEY_ID and APCA_API_SECRET_KEY."),
    ]
}
