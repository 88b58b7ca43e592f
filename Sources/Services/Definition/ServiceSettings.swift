/// The settings of a service.
package protocol ServiceSettings: Hashable, Sendable {
    /// Whether the service is used.
    var isOn: Bool { get set }
}

/// Finds the settings of a service in a configuration.
package struct SettingsKey<Settings: ServiceSettings>: Hashable, Sendable {
    /// The name of the service.
    package let service: String
    /// The settings unless configured otherwise. No service is polled more often than its data changes or its terms
    /// allow.
    package let standard: Settings

    package init(_ service: String, standard: Settings) {
        self.service = service
        self.standard = standard
    }
}
