public import Formats
import Model

/// A folder of tables and their list, `manifest.csv`.
public struct DataFolder: Sendable {
    /// The path of the folder.
    public let path: String
    /// The list of the tables in the folder.
    public let manifest: Manifest
    /// The days that figures may be dated; nil if any day is accepted.
    var days: DayRules?

    /// Opens the folder at a path. Throws if `manifest.csv` is missing or invalid.
    public init(_ path: String) throws(FeedError) {
        self.path = path
        let file = DataFolder.manifestName
        manifest = try Manifest(try FileBytes.load("\(path)/\(file)", name: "\(path)/\(file)"), file: file)
    }

    /// A copy of the folder whose tables reject days that are not possible by the given instant; nil accepts any day.
    func checkingDays(at now: Timestamp?) -> DataFolder {
        var folder = self
        folder.days = now.map { DayRules(now: $0) }
        return folder
    }

    static let manifestName = "manifest.csv"

    /// Finds the folder: `explicit` (the option `--data`), else the environment's `BALLAST_DATA`, else the first that
    /// exists of the following. For each path of the executable: `Data` next to it, `share/ballast` of its prefix and,
    /// if it was built in `.build`, `Data` next to that; last, `Data` in the working directory.
    ///
    /// A folder that is named explicitly is used or is an error; there is no fallback.
    ///
    /// - Parameter executablePaths: the program's own file, and the path it was called by if that is a link.
    public static func locate(
        explicit: String?, environment: [String: String], executablePaths: [String], workingDirectory: String
    ) throws(FeedError) -> DataFolder {
        if let explicit { return try DataFolder(named: explicit, by: "--data", in: workingDirectory) }
        if let named = environment["BALLAST_DATA"], !named.isEmpty {
            return try DataFolder(named: named, by: "BALLAST_DATA", in: workingDirectory)
        }
        let folders = executablePaths.flatMap(foldersBeside) + [workingDirectory + "/Data"]
        for folder in folders where FileBytes.exists("\(folder)/\(manifestName)") { return try DataFolder(folder) }
        throw notFound
    }

    /// The error where no folder was named and none was found.
    public static let notFound = FeedError("data folder", expected: remedy, found: "")

    /// How to get the tables, in a few words.
    public static let remedy = """
        the folder that comes with the program, share/ballast of a package or Data of its source: install it, or name it \
        with --data FOLDER or in BALLAST_DATA
        """

    private init(named path: String, by option: String, in workingDirectory: String) throws(FeedError) {
        let absolute = path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
        guard FileBytes.exists("\(absolute)/\(DataFolder.manifestName)") else {
            throw FeedError(option, expected: "a data folder, with \(DataFolder.manifestName) in it", found: path)
        }
        try self.init(absolute)
    }

    private static func foldersBeside(_ executable: String) -> [String] {
        guard let slash = executable.lastIndex(of: "/") else { return [] }
        let folder = String(executable[..<slash])
        let build = folder.split(separator: "/").last { $0 == ".build" }
        let checkout = build.map { folder[..<$0.startIndex] + "Data" }
        return [folder + "/Data", folder + "/../share/ballast"] + (checkout.map { [String($0)] } ?? [])
    }
}
