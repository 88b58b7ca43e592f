import Formats
import Model
import Networking

extension ServiceDefinition {
    /// The SEC's N-PORT filings: holdings of funds that no sponsor publishes here, two months late.
    package static let nport: ServiceDefinition = {
        let key = SettingsKey.nport
        var service = ServiceDefinition(
            key, .holdings, "Holdings of other funds from the regulator, two months late.",
            settings: [
                key.addressSetting(\.address, example: "https://www.sec.gov"),
                key.setting(
                    "interval", .interval(atLeast: .days(1)), \.interval, "How often each fund is requested."),
                key.setting(
                    "funds", ValueForm<Symbol>.symbol.list("a list of symbols such as [\"SPY\"]"), \.funds,
                    "The funds that are not requested from a sponsor."),
            ])
        service.copySettings = { all, own in
            own.nport = all.nport
            own.edgar.contact = all.edgar.contact
        }
        service.requirement = { settings, _ in EDGARContact.requirement(settings) }
        service.services = { context in
            guard let contact = context.settings.edgar.contact else { return [] }
            let resources = context.resources
            return [
                .nport(
                    context.settings.nport, contact: contact, book: resources.book, budget: resources.regulator,
                    cache: resources.cache,
                    holdings: { fund in
                        resources.live.market.holdingsTables.filter { $0.fund == fund }.max {
                            $0.asOf.day < $1.asOf.day
                        }
                    },
                    sponsored: context.sponsored, clock: resources.clock)
            ]
        }
        return service
    }()
}

extension SettingsKey where Settings == NPORTSettings {
    package static var nport: SettingsKey {
        SettingsKey(
            "nport",
            standard: NPORTSettings(
                isOn: true, address: "https://www.sec.gov", interval: .always(.hours(7 * 24)),
                funds: ["SPY", "VTWO", "XBI", "QQQS", "DIA"]))
    }
}

extension SourcesConfiguration {
    package var nport: NPORTSettings {
        get { self[.nport] }
        set { self[.nport] = newValue }
    }
}
