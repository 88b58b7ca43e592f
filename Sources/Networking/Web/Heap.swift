#if canImport(Glibc)
    import Glibc
#endif

/// Settings of the memory allocator, which responses depend on most. Only the GNU C library needs them; on other
/// systems they do nothing.
public enum Heap {
    /// Makes all threads share one heap. Otherwise each would start its own and have the system enlarge it page by
    /// page: a thousand system calls before the first frame, and megabytes that no other thread can use.
    public static func shareAmongThreads() {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "mallopt") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)(arenaMaximum, 1)
        #endif
    }

    /// Returns unused memory to the system. What was needed to parse responses of several megabytes would otherwise
    /// stay allocated for the life of the process.
    public static func releaseUnused() {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        #endif
    }

    #if canImport(Glibc)
        // Swift can see neither the functions nor this constant, M_ARENA_MAX: no imported header declares them.
        private static let arenaMaximum: CInt = -8
    #endif
}
