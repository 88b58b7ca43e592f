import Foundation

/// Recorded responses of the services, if the environment names a folder of them. They belong to third parties and are
/// not part of this repository.
package enum Recordings {
    private static let folder = ProcessInfo.processInfo.environment["BALLAST_RECORDINGS"]

    /// Whether the environment names a folder.
    package static let areAvailable = folder != nil

    /// The bytes of a recording.
    package static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: (folder ?? "") + "/" + name)))
    }

    /// The text of a recording.
    package static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
