import Formats
import Model
import Networking

extension ServiceDefinition {
    /// The Treasury: par yields.
    package static let treasury: ServiceDefinition = {
        let key = SettingsKey.treasury
        var service = ServiceDefinition(
            key, .rates, "Par yields of the U.S. Treasury.",
            settings: [
                key.addressSetting(\.address, example: "https://home.treasury.gov"),
                key.setting("interval", .interval(atLeast: .seconds(600)), \.interval, "How often it is polled."),
            ])
        service.services = { context in
            [.treasury(context.settings.treasury, memory: context.rates, clock: context.resources.clock)]
        }
        return service
    }()
}

extension SettingsKey where Settings == TreasurySettings {
    package static var treasury: SettingsKey {
        // The table is published on trading days: on a holiday it is polled a sixth as often.
        SettingsKey(
            "treasury",
            standard: TreasurySettings(
                isOn: true, address: "https://home.treasury.gov",
                interval: PollRequest.Interval(
                    open: .minutes(60), preMarket: .minutes(60), closed: .minutes(60), holiday: .minutes(360))))
    }
}

extension SourcesConfiguration {
    package var treasury: TreasurySettings {
        get { self[.treasury] }
        set { self[.treasury] = newValue }
    }
}
