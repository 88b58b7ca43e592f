import Dashboard
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file that a configuration is read from.
struct ConfigurationFile: Sendable {
    /// Its path.
    let path: String
    /// Whether somebody named it: then it must be there.
    let isNamed: Bool

    /// The file that was named, else the user's own; nil where the user has no place for one.
    init?(named: String?) {
        guard let path = named ?? ConfigurationFile.standardPath else { return nil }
        self.path = path
        isNamed = named != nil
    }

    /// Where the user's own file is, whether it is there or not.
    static var standardPath: String? { ThesisFile.configurationFolder.map { "\($0)/config.toml" } }

    /// Whether there is such a file.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// What it says, as far as it is right, and what is wrong with it; what holds by default where there is no file and
    /// nobody named one. Nothing but one look at the disk then.
    func read() throws(Failure) -> (configuration: Configuration, errors: [ConfigurationError]) {
        if !isNamed, !isThere { return (Configuration(), []) }
        return Configuration.reading(try TextFile.read(path, as: "a configuration"), file: path)
    }
}
