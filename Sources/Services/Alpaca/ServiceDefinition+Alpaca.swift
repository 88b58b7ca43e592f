import Formats
import Model
import Networking

extension ServiceDefinition {
    /// Alpaca: a stream of prices for users with a key.
    package static let alpaca: ServiceDefinition = {
        let key = SettingsKey.alpaca
        var service = ServiceDefinition(
            key, .quotes, "A stream of quotes, which needs a key.",
            settings: [
                key.addressSetting(\.address, schemes: ["wss", "ws"], example: "wss://stream.data.alpaca.markets"),
                key.setting(
                    "feed", .choice, \.feed,
                    "Which prices: of one exchange, of all (paid), or test data at any time of day."),
                key.setting(
                    "key-file", .path, \.keyFile,
                    "A file of mode 0600 with key and secret, a line each; \"\" uses APCA_API_KEY_ID and "
                        + "APCA_API_SECRET_KEY."),
            ])
        service.switchingOn =
            "on = true in [sources.alpaca] of config.toml, with APCA_API_KEY_ID and APCA_API_SECRET_KEY set"
        service.requirement = { settings, environment in
            do throws(SourceError) {
                _ = try AlpacaKeys.find(file: settings.alpaca.keyFile, environment: environment)
                return nil
            } catch {
                return Requirement(
                    reason: error.reason,
                    advice: "set APCA_API_KEY_ID and APCA_API_SECRET_KEY, or key-file in [sources.alpaca], of mode 600")
            }
        }
        service.resolvePaths = { settings, absolute in settings.alpaca.keyFile = absolute(settings.alpaca.keyFile) }
        service.streams = { context in
            let settings = context.settings.alpaca, resources = context.resources
            guard let keys = try? AlpacaKeys.find(file: settings.keyFile, environment: resources.environment) else {
                return []
            }
            let stream = StreamedSource.alpaca(
                settings, keys: keys, instruments: context.instruments, watched: context.watched,
                client: resources.streams, clock: resources.clock)
            return [ServiceStream(stream, quoteInterval: .seconds(60))]
        }
        return service
    }()
}

extension SettingsKey where Settings == AlpacaSettings {
    package static var alpaca: SettingsKey {
        SettingsKey(
            "alpaca",
            standard: AlpacaSettings(
                isOn: false, address: "wss://stream.data.alpaca.markets", feed: .iex, keyFile: nil))
    }
}

extension SourcesConfiguration {
    package var alpaca: AlpacaSettings {
        get { self[.alpaca] }
        set { self[.alpaca] = newValue }
    }
}
