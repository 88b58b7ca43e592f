import Foundation

/// A folder for a configuration, deleted with this object.
final class ConfigurationFolder {
    /// The value for `XDG_CONFIG_HOME`.
    let path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: path + "/ballast", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/ballast/config.toml" }

    func write(_ text: String) throws { try text.write(toFile: file, atomically: true, encoding: .utf8) }
}
