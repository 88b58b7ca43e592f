/// The imports that each target is allowed. Everything not listed here is forbidden.
enum ImportRules {
    /// Targets of this package and libraries that each target may import, by target.
    static let allowedImports: [String: Set<String>] = [
        "Model": [],
        "Thesis": ["Model"],
        "Reports": ["Model", "Thesis"],
        "Screen": [],
        "Dashboard": ["Model", "Thesis", "Reports", "Screen"],
        "Terminal": ["Screen", "CNcurses"],
        "Timing": [],
        "Formats": ["Model", "CZlib", "Foundation", "FoundationEssentials"],
        "Networking": [
            "Model", "Formats", "Timing", "Foundation", "FoundationEssentials", "AsyncHTTPClient", "NIOCore",
            "NIOPosix", "NIOHTTP1",
            "NIOWebSocket", "NIOSSL", "NIOExtras",
        ],
        "Assistant": ["Model", "Formats"],
        "Playback": ["Model", "Formats", "Timing", "CZlib", "FoundationEssentials"],
        "Services": [
            "Model", "Formats", "Networking", "Playback", "Timing", "Foundation", "FoundationEssentials",
            "SwiftProtobuf",
        ],
        "Desk": [
            "Model", "Formats", "Networking", "Playback", "Timing", "NIOCore", "NIOPosix", "NIOSSL",
        ],
        "Store": ["Model", "GRDB", "GRDBSQLite", "Foundation", "FoundationEssentials"],
        "ballast": [
            "Model", "Thesis", "Reports", "Screen", "Dashboard", "Terminal", "Formats", "Networking", "Playback",
            "Services", "Timing", "Store", "Desk", "Assistant", "ArgumentParser", "TOMLKit", "Foundation",
        ],
        "LoopbackMarket": [
            "Model", "Networking", "Services", "CZlib", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket",
        ],
        "PTY": [],
        "Benchmark": [
            "Model", "Thesis", "Screen", "Dashboard", "Networking", "Playback", "Services", "Store", "Desk",
            "LoopbackMarket", "PTY",
        ],
        "Fuzz": [],
    ]

    /// Modules of the standard library, allowed everywhere.
    static let standardLibrary: Set = ["Swift", "Synchronization"]

    /// Operating system modules, for the targets that use files, clocks or terminals.
    static let system: Set = ["Glibc", "Musl", "Darwin", "Dispatch"]
    /// The targets that may import `system`.
    static let systemTargets: Set = [
        "Terminal", "Formats", "Networking", "Playback", "Services", "Store", "Desk", "ballast", "PTY", "Benchmark",
        "Fuzz",
    ]

    /// One message per forbidden import in a file.
    static func violations(in source: SwiftSource) -> [String] {
        guard let allowed = allowedImports[source.target] else {
            return ["\(source.path): the target \(source.target) has no place in the import law"]
        }
        return source.imports.filter { _, module in
            !allowed.contains(module) && !standardLibrary.contains(module)
                && !(system.contains(module) && systemTargets.contains(source.target))
        }.map { "\(source.path):\($0.line): \(source.target) must not import \($0.module)" }
    }
}
