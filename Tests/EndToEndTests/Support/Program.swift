import Foundation

/// The program under test.
enum Program {
    /// The package's folder, found from the place of this file.
    static let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The built program: what `BALLAST_BINARY` names, or the one beside the test bundle.
    static let binary: URL = {
        if let named = ProcessInfo.processInfo.environment["BALLAST_BINARY"] { return URL(filePath: named) }
        let bundle = CommandLine.arguments.map { URL(filePath: $0) }.first { $0.path.contains(".xctest") }
        let folder = bundle.map { bundle in
            var folder = bundle
            while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
            return folder
        }
        return (folder ?? packageFolder.appending(path: ".build/debug")).appending(path: "ballast")
    }()

    /// Runs the program with its output into files, no input and a plain environment, to its end.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Child.Outcome {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "ballast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let child = Child(
            tool: binary.path, arguments: arguments,
            environment: plainEnvironment(home: scratch).merging(environment) { $1 }, folder: packageFolder)
        return try child.run(scratch: scratch)
    }

    /// An environment in which nothing of the person who runs the tests changes what the program does.
    static func plainEnvironment(home: URL) -> [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return ["PATH": path, "HOME": home.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
    }
}

extension Program {
    /// Runs a line of shell in which `$B` is the program, with a plain environment.
    static func shell(_ line: String, environment: [String: String] = [:]) throws -> Child.Outcome {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "ballast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        var variables = plainEnvironment(home: scratch).merging(environment) { $1 }
        variables["B"] = binary.path
        let child = Child(tool: "/bin/sh", arguments: ["-c", line], environment: variables, folder: packageFolder)
        return try child.run(scratch: scratch)
    }
}
