import Services

extension ConfigurationSchema {
    /// The sections for some services, with one for each, in the order of the documentation.
    static func sections(of services: [ServiceDefinition]) -> [ConfigurationSection] {
        [general, lists, groups, layouts, store] + services.map(section(of:)) + [keys]
    }

    /// The section of a service.
    static func section(of service: ServiceDefinition) -> ConfigurationSection {
        ConfigurationSection(
            name: "sources.\(service.name)", summary: service.summary,
            keys: service.settings.map { ConfigurationKey($0) })
    }
}
