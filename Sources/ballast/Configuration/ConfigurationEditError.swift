/// Why a configuration was not edited.
enum ConfigurationEditError: Error {
    /// It has errors already, or would have them after the edit.
    case invalid(ConfigurationErrors)
    /// The reason, as text.
    case refused(String)

    /// The reason in a line for the dashboard.
    var short: String {
        switch self {
        case .invalid(let errors): "not changed: \(errors.short)"
        case .refused(let message): message
        }
    }

    /// The reason for standard error.
    var description: String {
        switch self {
        case .invalid(let errors): errors.description
        case .refused(let message): "ballast: \(message)"
        }
    }
}
