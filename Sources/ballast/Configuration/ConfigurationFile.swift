import Dashboard

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file from which a configuration is read.
struct ConfigurationFile: Sendable {
    let path: String
    /// Whether the user named the file; it must then exist.
    let isNamed: Bool

    /// The named file, or else the user's own; nil if there is no folder for one.
    init?(named: String?) {
        guard let path = named ?? ConfigurationFile.standardPath else { return nil }
        self.path = path
        isNamed = named != nil
    }

    /// The path of the user's own file, whether it exists or not.
    static var standardPath: String? { ProcessEnvironment.configurationFolder.map { "\($0)/config.toml" } }

    /// Whether the file exists.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Reads the configuration and its errors; the default if there is no file and none was named, which costs one
    /// access to the disk.
    func read() throws(Failure) -> (configuration: Configuration, errors: [ConfigurationError]) {
        if !isNamed, !exists { return (Configuration(), []) }
        return Configuration.parsing(try TextFile.read(path, as: "a configuration"), file: path)
    }
}
