import Foundation
import TestSupport

/// A folder for a configuration, deleted with this object.
final class ConfigurationFolder {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/ballast", withIntermediateDirectories: true)
    }

    /// The value for `XDG_CONFIG_HOME`.
    var path: String { folder.path }

    var file: String { path + "/ballast/config.toml" }

    func write(_ text: String) throws { try folder.write(text, to: "ballast/config.toml", atomically: true) }
}
