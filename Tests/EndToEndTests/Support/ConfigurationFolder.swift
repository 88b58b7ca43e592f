import Foundation

/// A folder for a configuration, gone when the test is done with it.
final class ConfigurationFolder {
    /// What `XDG_CONFIG_HOME` is to name.
    let path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: path + "/ballast", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/ballast/config.toml" }

    func write(_ text: String) throws { try text.write(toFile: file, atomically: true, encoding: .utf8) }
}
