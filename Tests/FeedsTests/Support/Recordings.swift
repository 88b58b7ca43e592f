import Foundation

/// Recordings of the services, where the environment names a folder of them. They are third parties' and not part of this
/// repository.
enum Recordings {
    private static let folder = ProcessInfo.processInfo.environment["BALLAST_RECORDINGS"]

    /// Whether there is a folder of them.
    static let areThere = folder != nil

    /// The bytes of one.
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: (folder ?? "") + "/" + name)))
    }

    /// The text of one.
    static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
