import Formats
import Model
import Networking

extension ServiceDefinition {
    /// FRED: yields where the Treasury does not respond, and the policy rate.
    package static let fred: ServiceDefinition = {
        let key = SettingsKey.fred
        var service = ServiceDefinition(
            key, .rates, "Yields when the Treasury does not respond, and the policy rate.",
            settings: [
                key.addressSetting(\.address, example: "https://fred.stlouisfed.org"),
                key.setting("interval", .interval(atLeast: .seconds(3600)), \.interval, "How often it is polled."),
                key.setting("yields", .series, \.yields, "Its series by tenor."),
                key.setting(
                    "policy", .name("the name of a series such as \"DFF\""), \.policy,
                    "Its series of the policy rate; \"\" for none."),
            ])
        // Its yields are requested only while the Treasury fails.
        service.probe = { $0.fred.policy == nil ? .all : .request("policy") }
        service.services = { context in
            [.fred(context.settings.fred, memory: context.rates, clock: context.resources.clock)]
        }
        return service
    }()
}

extension SettingsKey where Settings == FREDSettings {
    package static var fred: SettingsKey {
        SettingsKey(
            "fred",
            standard: FREDSettings(
                isOn: true, address: "https://fred.stlouisfed.org", interval: .always(.hours(12)),
                yields: [.threeMonths: "DGS3MO", .twoYears: "DGS2", .tenYears: "DGS10", .thirtyYears: "DGS30"],
                policy: "DFF"))
    }
}

extension SourcesConfiguration {
    package var fred: FREDSettings {
        get { self[.fred] }
        set { self[.fred] = newValue }
    }
}
