import Formats
import Model
import Networking

extension ServiceDefinition {
    /// Yahoo: quotes, histories and a stream.
    package static let yahoo: ServiceDefinition = {
        let key = SettingsKey.yahoo
        var service = ServiceDefinition(
            key, .quotes, "Quotes and histories, without a key.",
            settings: [
                key.setting(
                    "addresses",
                    ValueForm<String>.address(example: "https://query1.finance.yahoo.com").list(
                        "a list of addresses", atLeast: 1), \.addresses,
                    "Its addresses; those after the first are fallbacks."),
                key.setting(
                    "quotes", .interval(atLeast: .seconds(10)), \.quotes,
                    "How often quotes are requested. They are at least ten seconds old."),
                key.setting(
                    "history", .interval(atLeast: .seconds(60)), \.history, "How often histories are requested."),
                key.setting("stream", .boolean, \.isStreaming, "Whether its stream is used as well."),
                key.setting(
                    "stream-address",
                    .address(["wss", "ws"], example: "wss://streamer.finance.yahoo.com/?version=2"),
                    \.streamAddress, "The full address of the stream."),
                key.setting(
                    "symbols", adding: .names("its symbol there, such as \"^GSPC\""), \.symbols,
                    "The names of instruments there, if they differ from the symbols. Added to these."),
            ])
        service.partsOff = { settings in
            let isStreaming = settings[isOn: .yahoo] && settings.yahoo.isStreaming
            return isStreaming ? [] : [StreamedSource.yahooTitle]
        }
        service.quoteInterval = { $0.yahoo.quotes.open }
        service.services = { context in
            [
                .yahoo(
                    context.settings.yahoo, instruments: context.instruments, watched: context.watched,
                    memory: context.resources.memory, clock: context.resources.clock)
            ]
        }
        service.streams = { context in
            let settings = context.settings.yahoo
            guard settings.isStreaming else { return [] }
            let stream = StreamedSource.yahoo(
                settings, instruments: context.instruments, watched: context.watched,
                memory: context.resources.memory, client: context.resources.streams, clock: context.resources.clock)
            return [ServiceStream(stream, name: key.service, quoteInterval: settings.quotes.open)]
        }
        return service
    }()
}

extension SettingsKey where Settings == YahooSettings {
    package static var yahoo: SettingsKey {
        SettingsKey(
            "yahoo",
            standard: YahooSettings(
                isOn: true,
                addresses: ["https://query1.finance.yahoo.com", "https://query2.finance.yahoo.com"],
                quotes: PollRequest.Interval(
                    open: .seconds(20), preMarket: .minutes(1), closed: .minutes(2), holiday: .minutes(30)),
                history: PollRequest.Interval(
                    open: .hours(6), preMarket: .hours(1), closed: .hours(1), holiday: .hours(6)),
                isStreaming: true, streamAddress: "wss://streamer.finance.yahoo.com/?version=2",
                symbols: [
                    "RUT": "^RUT", "SPX": "^GSPC", "COMP": "^IXIC", "VIX": "^VIX", "NDX": "^NDX", "DJI": "^DJI",
                ]))
    }
}

extension SourcesConfiguration {
    package var yahoo: YahooSettings {
        get { self[.yahoo] }
        set { self[.yahoo] = newValue }
    }
}
