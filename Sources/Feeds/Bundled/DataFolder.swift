/// A folder of tables with a list of them, `manifest.csv`.
public struct DataFolder: Sendable {
    /// Where it is.
    public let path: String
    /// What is in it.
    public let manifest: Manifest

    /// The folder at a path; it is an error where its list is missing or bad.
    public init(_ path: String) throws(FeedError) {
        self.path = path
        let file = DataFolder.manifestName
        manifest = try Manifest(try FileBytes.load("\(path)/\(file)", name: "\(path)/\(file)"), file: file)
    }

    static let manifestName = "manifest.csv"

    /// Finds the folder: what was asked for (`explicit`, the option `--data`), the environment's `BALLAST_DATA`, `Data` beside the
    /// executable, `share/ballast` of its prefix, `Data` in the working directory, in this order.
    ///
    /// Somebody who names a folder gets that folder or an error, never another one.
    public static func locate(
        explicit: String?, environment: [String: String], executablePath: String, workingDirectory: String
    ) throws(FeedError) -> DataFolder {
        if let explicit { return try DataFolder(named: explicit, by: "--data", in: workingDirectory) }
        if let named = environment["BALLAST_DATA"], !named.isEmpty {
            return try DataFolder(named: named, by: "BALLAST_DATA", in: workingDirectory)
        }
        let folders = standardPlaces(executablePath: executablePath, workingDirectory: workingDirectory)
        for folder in folders where FileBytes.exists("\(folder)/\(manifestName)") { return try DataFolder(folder) }
        throw FeedError(
            "data folder", expected: "one named by --data, or in \(folders.joined(separator: " or "))", found: "")
    }

    private init(named path: String, by option: String, in workingDirectory: String) throws(FeedError) {
        let absolute = path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
        guard FileBytes.exists("\(absolute)/\(DataFolder.manifestName)") else {
            throw FeedError(option, expected: "a data folder, with \(DataFolder.manifestName) in it", found: path)
        }
        try self.init(absolute)
    }

    private static func standardPlaces(executablePath: String, workingDirectory: String) -> [String] {
        let parts = executablePath.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let beside = parts.count > 1 ? [folder + "/Data", folder + "/../share/ballast"] : []
        return beside + [workingDirectory + "/Data"]
    }
}
