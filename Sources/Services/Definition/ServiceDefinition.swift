import Formats
package import Model
package import Networking

/// A service: its settings, its requests, and what it is for. The program, the benchmark and the tests create services
/// from definitions only.
package struct ServiceDefinition: Sendable {
    /// What a service provides. Services of one role are polled together, since one may stand in for another.
    package enum Role: CaseIterable, Sendable {
        /// Prices.
        case quotes
        /// Yields and the policy rate.
        case rates
        /// Holdings and sectors of funds.
        case holdings
        /// Filings, and from them deals and companies.
        case deals
        /// Headlines of deals.
        case headlines
    }

    /// Which requests suffice to check that the service works.
    package enum Probe: Sendable {
        /// All of them.
        case all
        /// The first.
        case first
        /// The one with this key.
        case request(String)
    }

    /// What a service lacks, and what to do about it.
    package struct Requirement: Sendable {
        /// The reason in its status.
        package let reason: String
        /// The advice of the doctor.
        package let advice: String

        package init(reason: String, advice: String) {
            self.reason = reason
            self.advice = advice
        }
    }

    /// The name in the configuration and in statuses.
    package let name: String
    /// What it provides, as a sentence for the documentation.
    package let summary: String
    package let role: Role
    /// The keys of its section in the configuration; the first is `on`.
    package let settings: [ServiceSetting]
    /// How to switch it on, if that takes more than its key `on`.
    package var switchingOn: String?
    /// What it lacks although it is on; nil if it can be polled.
    package var requirement: @Sendable (SourcesConfiguration, _ environment: [String: String]) -> Requirement? = {
        _, _ in nil
    }
    /// The titles of parts of it that have a status of their own and are switched off.
    package var partsOff: @Sendable (SourcesConfiguration) -> [String] = { _ in [] }
    /// The funds whose holdings it fetches from their sponsor, so that other services need not.
    package var sponsoredFunds: @Sendable (SourcesConfiguration) -> [Symbol] = { _ in [] }
    /// Copies the settings that it depends on from the first configuration to the second.
    package var copySettings: @Sendable (SourcesConfiguration, inout SourcesConfiguration) -> Void
    /// How often its quotes are polled while the exchange is open; nil without quotes.
    package var quoteInterval: @Sendable (SourcesConfiguration) -> Duration? = { _ in nil }
    /// Replaces relative paths in its settings by absolute ones.
    package var resolvePaths: @Sendable (inout SourcesConfiguration, _ absolute: (String?) -> String?) -> Void = {
        _, _ in
    }
    package var probe: @Sendable (SourcesConfiguration) -> Probe = { _ in .first }
    /// What is polled. Called only while it is on and lacks nothing.
    package var services: @Sendable (ServiceContext) -> [Service] = { _ in [] }
    /// What is streamed. Called only while it is on and lacks nothing.
    package var streams: @Sendable (ServiceContext) -> [ServiceStream] = { _ in [] }
    let isOn: @Sendable (SourcesConfiguration) -> Bool
    let setOn: @Sendable (inout SourcesConfiguration, Bool) -> Void

    /// Creates the definition of a service that requests nothing yet.
    ///
    /// - Parameter settings: the keys of its section in the configuration, without `on`.
    package init<Settings>(
        _ key: SettingsKey<Settings>, _ role: Role, _ summary: String, settings: [ServiceSetting]
    ) {
        name = key.service
        self.role = role
        self.summary = summary
        self.settings = [key.setting("on", .boolean, \.isOn, "Whether it is used.")] + settings
        copySettings = { $1[key] = $0[key] }
        isOn = { $0[key].isOn }
        setOn = { $0[key].isOn = $1 }
    }
}

extension ServiceDefinition {
    /// Why it is not polled; nil if it is.
    package func reasonOff(_ settings: SourcesConfiguration, environment: [String: String]) -> String? {
        settings[isOn: self] ? requirement(settings, environment)?.reason : settings.reasonOff
    }

    /// The statuses of the service and its parts that are not polled.
    package func statusesOff(_ settings: SourcesConfiguration, environment: [String: String]) -> [SourceStatus] {
        let own = reasonOff(settings, environment: environment).map { SourceStatus(name, .off, reason: $0) }
        return [own].compactMap(\.self) + partsOff(settings).map { SourceStatus($0, .off, reason: settings.reasonOff) }
    }
}

extension SourcesConfiguration {
    /// Why a service that is not enabled is not polled.
    package var reasonOff: String {
        isOffline ? SourcesConfiguration.offlineReason : SourcesConfiguration.offReason
    }

    /// Why a service is not polled.
    package static let offReason = "switched off", offlineReason = "off because of --offline"
}
