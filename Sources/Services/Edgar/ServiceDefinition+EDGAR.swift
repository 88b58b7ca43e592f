import Formats
import Model
import Networking

extension ServiceDefinition {
    /// EDGAR: filings, and from them deals and companies.
    package static let edgar: ServiceDefinition = {
        let key = SettingsKey.edgar
        var service = ServiceDefinition(
            key, .deals, "Filings, deals and company facts, from the regulator.",
            settings: [
                key.addressSetting(\.address, example: "https://www.sec.gov"),
                key.setting(
                    "facts-address", .address(example: "https://data.sec.gov"), \.factsAddress,
                    "The address of company facts."),
                key.setting(
                    "filings", .interval(atLeast: .seconds(60)), \.filings,
                    "How often the newest filings are requested."),
                key.setting(
                    "facts", .interval(atLeast: .days(1)), \.facts, "How often company facts are requested."),
                key.setting(
                    "contact", .contact, \.contact,
                    "Your e-mail address: the regulator requires one with every request."),
            ])
        service.requirement = { settings, _ in EDGARContact.requirement(settings) }
        // A form that is filed rarely: its list is short.
        service.probe = { _ in .request("SC TO-T") }
        service.services = { context in
            let resources = context.resources
            let edgar = Service.edgar(
                context.settings.edgar, budget: resources.regulator, cache: resources.cache, clock: resources.clock
            ) { resources.live.market.holdingsTables.flatMap(\.holdings).map(\.ticker) }
            return [edgar].compactMap(\.self)
        }
        return service
    }()
}

extension EDGARContact {
    /// The address that the SEC's services lack; nil if it is configured.
    static func requirement(_ settings: SourcesConfiguration) -> ServiceDefinition.Requirement? {
        guard agent(settings.edgar.contact) == nil else { return nil }
        return ServiceDefinition.Requirement(
            reason: reason,
            advice:
                "contact = \"you@example.org\" in [sources.edgar] of config.toml: the regulator requires a contact")
    }
}

extension ValueForm where Value == String? {
    /// An e-mail address, as EDGAR requires it; not a URL.
    fileprivate static var contact: ValueForm {
        ValueForm<String>.text("an e-mail address such as \"name@example.org\"") { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasSuffix(".")
                && !parts[1].hasPrefix(".") && !text.contains("/") && !text.contains(" ")
        }.optional("")
    }
}

extension SettingsKey where Settings == EDGARSettings {
    package static var edgar: SettingsKey {
        SettingsKey(
            "edgar",
            standard: EDGARSettings(
                isOn: true, address: "https://www.sec.gov", factsAddress: "https://data.sec.gov",
                filings: PollRequest.Interval(
                    open: .minutes(2), preMarket: .minutes(2), evening: .minutes(2), closed: .minutes(10),
                    holiday: .minutes(30)),
                facts: .always(.hours(7 * 24)), contact: nil))
    }
}

extension SourcesConfiguration {
    package var edgar: EDGARSettings {
        get { self[.edgar] }
        set { self[.edgar] = newValue }
    }
}
