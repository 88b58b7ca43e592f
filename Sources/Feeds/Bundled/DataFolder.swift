import Model

/// A folder of tables with a list of them, `manifest.csv`.
public struct DataFolder: Sendable {
    /// Where it is.
    public let path: String
    /// What is in it.
    public let manifest: Manifest
    /// What days its figures can be of; nil where any will do.
    var days: DayRules?

    /// The folder at a path; it is an error where its list is missing or bad.
    public init(_ path: String) throws(FeedError) {
        self.path = path
        let file = DataFolder.manifestName
        manifest = try Manifest(try FileBytes.load("\(path)/\(file)", name: "\(path)/\(file)"), file: file)
    }

    /// The folder with figures of no later days than can be at an instant.
    func judging(_ now: Timestamp?) -> DataFolder {
        var folder = self
        folder.days = now.map { DayRules(now: $0) }
        return folder
    }

    static let manifestName = "manifest.csv"

    /// Finds the folder: what was asked for (`explicit`, the option `--data`), the environment's `BALLAST_DATA`, then for
    /// each path of the executable `Data` beside it, `share/ballast` of its prefix and, where it was built in `.build`,
    /// `Data` beside that; last `Data` in the working directory.
    ///
    /// Somebody who names a folder gets that folder or an error, never another one.
    ///
    /// - Parameter executablePaths: the program's own file, and as it was called where a link leads to it.
    public static func locate(
        explicit: String?, environment: [String: String], executablePaths: [String], workingDirectory: String
    ) throws(FeedError) -> DataFolder {
        if let explicit { return try DataFolder(named: explicit, by: "--data", in: workingDirectory) }
        if let named = environment["BALLAST_DATA"], !named.isEmpty {
            return try DataFolder(named: named, by: "BALLAST_DATA", in: workingDirectory)
        }
        let folders = executablePaths.flatMap(foldersBeside) + [workingDirectory + "/Data"]
        for folder in folders where FileBytes.exists("\(folder)/\(manifestName)") { return try DataFolder(folder) }
        let remedy = "the folder Data that came with the program: name it with --data FOLDER, or in BALLAST_DATA"
        throw FeedError("data folder", expected: remedy, found: "")
    }

    private init(named path: String, by option: String, in workingDirectory: String) throws(FeedError) {
        let absolute = path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
        guard FileBytes.exists("\(absolute)/\(DataFolder.manifestName)") else {
            throw FeedError(option, expected: "a data folder, with \(DataFolder.manifestName) in it", found: path)
        }
        try self.init(absolute)
    }

    private static func foldersBeside(_ executable: String) -> [String] {
        let parts = executable.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return [] }
        let folder = parts.dropLast().joined(separator: "/")
        let checkout = parts.dropLast().lastIndex(of: ".build").map { parts[..<$0].joined(separator: "/") + "/Data" }
        return [folder + "/Data", folder + "/../share/ballast"] + (checkout.map { [$0] } ?? [])
    }
}
