import Formats
import Model
import Networking

extension ServiceDefinition {
    /// iShares: holdings and sectors of its funds.
    package static let ishares: ServiceDefinition = sponsor(
        .ishares, "Holdings and sectors of iShares' funds.", example: "https://www.ishares.com",
        funds: (
            form: .names("the number of its product such as \"239710\""),
            summary: "The funds, with the number in the address of their page. Added to these."
        )
    ) { context in
        .ishares(context.settings.ishares, book: context.resources.book, clock: context.resources.clock)
    }

    /// Invesco: holdings of its funds.
    package static let invesco: ServiceDefinition = sponsor(
        .invesco, "Holdings of Invesco's funds.", example: "https://dng-api.invesco.com",
        funds: (
            form: .names("its CUSIP such as \"46090E103\""), summary: "The funds, with their CUSIP. Added to these."
        )
    ) { context in
        .invesco(context.settings.invesco, book: context.resources.book, clock: context.resources.clock)
    }

    private static func sponsor(
        _ key: SettingsKey<FundSettings>, _ summary: String, example: String,
        funds: (form: ValueForm<[Symbol: String]>, summary: String),
        service create: @escaping @Sendable (ServiceContext) -> Service
    ) -> ServiceDefinition {
        var service = ServiceDefinition(
            key, .holdings, summary,
            settings: [
                key.addressSetting(\.address, example: example),
                key.setting(
                    "interval", .interval(atLeast: .seconds(3600)), \.interval, "How often each fund is requested."),
                key.setting("funds", adding: funds.form, \.funds, funds.summary),
            ])
        service.sponsoredFunds = { Array($0[key].funds.keys) }
        service.services = { [create($0)] }
        return service
    }
}

extension SettingsKey where Settings == FundSettings {
    package static var ishares: SettingsKey {
        SettingsKey(
            "ishares",
            standard: FundSettings(
                isOn: true, address: "https://www.ishares.com", interval: .always(.hours(24)),
                funds: ["IWM": "239710", "IJR": "239774", "IBB": "239699", "IVV": "239726"]))
    }

    package static var invesco: SettingsKey {
        SettingsKey(
            "invesco",
            standard: FundSettings(
                isOn: true, address: "https://dng-api.invesco.com", interval: .always(.hours(24)),
                funds: ["QQQ": "46090E103"]))
    }
}

extension SourcesConfiguration {
    package var ishares: FundSettings {
        get { self[.ishares] }
        set { self[.ishares] = newValue }
    }

    package var invesco: FundSettings {
        get { self[.invesco] }
        set { self[.invesco] = newValue }
    }
}
