import Model
import Services

extension ConfigurationSchema {
    /// One section for each network source.
    static let sources: [ConfigurationSection] = SourceID.allCases.map { source in
        let on = ConfigurationKey("on", .boolean, \.sources[isOn: source], "Whether it is used.")
        let (description, keys) = about(source)
        return ConfigurationSection(name: "sources.\(source.rawValue)", summary: description, keys: [on] + keys)
    }

    private static func about(_ source: SourceID) -> (description: String, keys: [ConfigurationKey]) {
        switch source {
        case .yahoo: ("Quotes and histories, without a key.", yahoo)
        case .treasury: ("Par yields of the U.S. Treasury.", treasury)
        case .fred: ("Yields when the Treasury does not respond, and the policy rate.", fred)
        case .ishares: ("Holdings and sectors of iShares' funds.", ishares)
        case .invesco: ("Holdings of Invesco's funds.", invesco)
        case .nport: ("Holdings of other funds from the regulator, two months late.", nport)
        case .edgar: ("Filings, deals and company facts, from the regulator.", edgar)
        case .wires: ("Headlines of deals.", wires)
        case .alpaca: ("A stream of quotes, which needs a key.", alpaca)
        }
    }

    private static let address = "Its address, scheme and host; another for a proxy, a mirror or a test."
    private static let interval = "How often it is polled."

    private static let yahoo = [
        ConfigurationKey(
            "addresses",
            ValueForm<String>.address(example: "https://query1.finance.yahoo.com").list(
                "a list of addresses", atLeast: 1), \.sources.yahoo.addresses,
            "Its addresses; those after the first are fallbacks."),
        ConfigurationKey(
            "quotes", .interval(atLeast: .seconds(10)), \.sources.yahoo.quotes,
            "How often quotes are requested. They are at least ten seconds old."),
        ConfigurationKey(
            "history", .interval(atLeast: .seconds(60)), \.sources.yahoo.history, "How often histories are requested."),
        ConfigurationKey("stream", .boolean, \.sources.yahoo.isStreaming, "Whether its stream is used as well."),
        ConfigurationKey(
            "stream-address", .address(["wss", "ws"], example: "wss://streamer.finance.yahoo.com/?version=2"),
            \.sources.yahoo.streamAddress, "The full address of the stream."),
        ConfigurationKey(
            "symbols", adding: .names("its symbol there, such as \"^GSPC\""), \.sources.yahoo.symbols,
            "The names of instruments there, if they differ from the symbols. Added to these."),
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
            \.sources.fred.policy, "Its series of the policy rate; \"\" for none."),
    ]

    private static let ishares = [
        ConfigurationKey(
            "address", .address(example: "https://www.ishares.com"), \.sources.ishares.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(3600)), \.sources.ishares.interval,
            "How often each fund is requested."),
        ConfigurationKey(
            "funds", adding: .names("the number of its product such as \"239710\""), \.sources.ishares.funds,
            "The funds, with the number in the address of their page. Added to these."),
    ]

    private static let invesco = [
        ConfigurationKey(
            "address", .address(example: "https://dng-api.invesco.com"), \.sources.invesco.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(3600)), \.sources.invesco.interval,
            "How often each fund is requested."),
        ConfigurationKey(
            "funds", adding: .names("its CUSIP such as \"46090E103\""), \.sources.invesco.funds,
            "The funds, with their CUSIP. Added to these."),
    ]

    private static let nport = [
        ConfigurationKey("address", .address(example: "https://www.sec.gov"), \.sources.nport.address, address),
        ConfigurationKey(
            "interval", .interval(atLeast: .days(1)), \.sources.nport.interval, "How often each fund is requested."),
        ConfigurationKey(
            "funds", ValueForm<Symbol>.symbol.list("a list of symbols such as [\"SPY\"]"), \.sources.nport.funds,
            "The funds that are not requested from a sponsor."),
    ]

    private static let edgar = [
        ConfigurationKey("address", .address(example: "https://www.sec.gov"), \.sources.edgar.address, address),
        ConfigurationKey(
            "facts-address", .address(example: "https://data.sec.gov"), \.sources.edgar.factsAddress,
            "The address of company facts."),
        ConfigurationKey(
            "filings", .interval(atLeast: .seconds(60)), \.sources.edgar.filings,
            "How often the newest filings are requested."),
        ConfigurationKey(
            "facts", .interval(atLeast: .days(1)), \.sources.edgar.facts,
            "How often company facts are requested."),
        ConfigurationKey(
            "contact", .contact, \.sources.edgar.contact,
            "Your e-mail address: the regulator requires one with every request."),
    ]

    private static let wires = [
        ConfigurationKey(
            "feeds",
            ValueForm<String>.address(example: "https://www.prnewswire.com/rss/…").list("a list of addresses"),
            \.sources.wires.feeds, "The full addresses of feeds (RSS)."),
        ConfigurationKey(
            "interval", .interval(atLeast: .seconds(300)), \.sources.wires.interval, "How often each is polled."),
    ]

    private static let alpaca = [
        ConfigurationKey(
            "address", .address(["wss", "ws"], example: "wss://stream.data.alpaca.markets"),
            \.sources.alpaca.address, address),
        ConfigurationKey(
            "feed", .choice, \.sources.alpaca.feed,
            "Which prices: of one exchange, of all (paid), or test data at any time of day."),
        ConfigurationKey(
            "key-file", .path, \.sources.alpaca.keyFile,
            "A file of mode 0600 with key and secret, a line each; \"\" uses APCA_API_KEY_ID and APCA_API_SECRET_KEY."),
    ]
}
