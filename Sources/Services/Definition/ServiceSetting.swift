package import Formats
package import Model

/// A key of a service in the configuration: its name, the values it accepts, its default, and its purpose.
package struct ServiceSetting: Sendable {
    /// The name in the section of the service.
    package let name: String
    /// The purpose of the key, for the documentation.
    package let summary: String
    /// The accepted values, such as `true or false`.
    package let form: String
    /// The accepted values, as a sentence, if the default does not show them.
    package let explanation: String?
    /// Parses a value and sets it.
    package let read: @Sendable (TOMLItem, inout SourcesConfiguration) throws(InvalidValue) -> Void
    /// The value as TOML.
    package let text: @Sendable (SourcesConfiguration) -> String
}

extension SettingsKey {
    /// The property of the settings that a key sets.
    package typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable

    /// A key with one value.
    package func setting<Value>(
        _ name: String, _ form: ValueForm<Value>, _ path: Path<Value>, _ summary: String
    ) -> ServiceSetting {
        ServiceSetting(
            name: name, summary: summary, form: form.description, explanation: form.explanation,
            read: { item, settings throws(InvalidValue) in settings[self][keyPath: path] = try form.read(item) },
            text: { form.write($0[self][keyPath: path]) })
    }

    /// A key whose value is merged into the default.
    package func setting(
        _ name: String, adding form: ValueForm<[Symbol: String]>, _ path: Path<[Symbol: String]>, _ summary: String
    ) -> ServiceSetting {
        ServiceSetting(
            name: name, summary: summary, form: form.description, explanation: form.explanation,
            read: { item, settings throws(InvalidValue) in
                settings[self][keyPath: path].merge(try form.read(item)) { $1 }
            },
            text: { form.write($0[self][keyPath: path]) })
    }

    /// The key for the address of a service.
    package func addressSetting(
        _ path: Path<String>, schemes: [String] = ["https", "http"], example: String
    ) -> ServiceSetting {
        setting(
            "address", .address(schemes, example: example), path,
            "Its address, scheme and host; another for a proxy, a mirror or a test.")
    }
}
