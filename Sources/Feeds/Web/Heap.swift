#if canImport(Glibc)
    import Glibc
#endif

/// The memory that answers are read in, and all else that a program keeps. Where the system's library is not that of GNU,
/// the system looks after it.
public enum Heap {
    /// Lets all threads share one heap. Each would else begin its own and have the system make it larger a page at a time:
    /// a thousand calls before the first frame, and megabytes that no other thread can use.
    public static func shareAmongThreads() {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "mallopt") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)(arenaMaximum, 1)
        #endif
    }

    /// Gives the system back what is not used any more: what answers of megabytes were read with would otherwise stay for
    /// as long as the program runs.
    public static func giveBack() {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        #endif
    }

    #if canImport(Glibc)
        // Swift sees neither of the functions, nor this constant, M_ARENA_MAX: no header that it reads declares them.
        private static let arenaMaximum: CInt = -8
    #endif
}
