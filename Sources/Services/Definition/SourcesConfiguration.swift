/// The settings of every service: whether, where and how often it is polled. Plain values, from a user's configuration
/// or the defaults.
public struct SourcesConfiguration: Hashable, Sendable {
    /// Whether all services are off for this run at the user's request.
    public private(set) var isOffline = false
    /// The settings that differ from the defaults, by service.
    private var changed: [String: AnyServiceSettings] = [:]

    /// Creates the default settings.
    public init() {}

    /// The default settings.
    public static let standard = SourcesConfiguration()

    /// The settings of a service.
    package subscript<Settings>(key: SettingsKey<Settings>) -> Settings {
        get { changed[key.service]?.base as? Settings ?? key.standard }
        set { changed[key.service] = newValue == key.standard ? nil : AnyServiceSettings(newValue) }
    }

    /// Whether a service is enabled.
    package subscript(isOn service: ServiceDefinition) -> Bool {
        get { !isOffline && service.isOn(self) }
        set { service.setOn(&self, newValue) }
    }

    /// The same settings with every service off.
    public var offline: SourcesConfiguration {
        var settings = self
        settings.isOffline = true
        return settings
    }
}

/// Settings of any service, comparable.
private struct AnyServiceSettings: Hashable, Sendable {
    let base: any ServiceSettings

    init(_ base: some ServiceSettings) { self.base = base }

    static func == (a: AnyServiceSettings, b: AnyServiceSettings) -> Bool { AnyHashable(a.base) == AnyHashable(b.base) }

    func hash(into hasher: inout Hasher) { base.hash(into: &hasher) }
}
