/* Preloaded into a child: counts every call that changes a file or folder, ends the process by
   SIGKILL before the n-th of them (or in the middle of it), and can write down what was done, so
   that a power cut can be played back. Only system calls are used, so nothing recurses. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long counted;
static long target = -1;
static int torn;
static int armed;
static int log_fd = -1;

struct head {
    uint8_t kind, failed;
    uint16_t path, other;
    uint16_t unused;
    int64_t offset, length;
};

static void absolute(int folder, const char *path, char out[PATH_MAX]) {
    char link[64];
    ssize_t size;
    if (path[0] == '/') {
        snprintf(out, PATH_MAX, "%s", path);
        return;
    }
    if (folder == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    size = syscall(SYS_readlinkat, AT_FDCWD, link, out, PATH_MAX - 1);
    if (size < 0) size = 0;
    snprintf(out + size, PATH_MAX - size, "/%s", path);
}

static void of_fd(int fd, char out[PATH_MAX]) {
    char link[64];
    ssize_t size;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    size = syscall(SYS_readlinkat, AT_FDCWD, link, out, PATH_MAX - 1);
    out[size < 0 ? 0 : size] = 0;
}

static void note(int kind, int failed, const char *path, const char *other, int64_t offset,
                 int64_t length, const void *data) {
    int kept = errno;
    if (armed && log_fd >= 0) {
        struct head head = {kind, failed, strlen(path), strlen(other), 0, offset, length};
        struct iovec parts[4] = {{&head, sizeof head},
                                 {(void *)path, head.path},
                                 {(void *)other, head.other},
                                 {(void *)data, data ? length : 0}};
        syscall(SYS_writev, log_fd, parts, data ? 4 : 3);
    }
    errno = kept;
}

/* 1 if this is the call to be broken off; ends the process itself where it is not to be torn. */
static int step(int can_tear) {
    if (!armed) return 0;
    if (atomic_fetch_add(&counted, 1) + 1 != target) return 0;
    if (torn && can_tear) return 1;
    syscall(SYS_kill, getpid(), SIGKILL);
    return 0;
}

static void end(void) { syscall(SYS_kill, getpid(), SIGKILL); }

static int of_interest(int fd) {
    struct stat status;
    int kept = errno, told;
    if (!armed) return 0;
    told = fstat(fd, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
    errno = kept;
    return told;
}

void fault_arm(long at, int tear, int log) {
    target = at;
    torn = tear;
    log_fd = log;
    atomic_store(&counted, 0);
    armed = 1;
}

long fault_disarm(void) {
    armed = 0;
    return atomic_load(&counted);
}

void fault_note(const char *text) { note('N', 0, text, "", 0, 0, NULL); }

static int opening(int folder, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    long done;
    int changes = armed && (flags & (O_CREAT | O_TRUNC)) && (flags & O_TMPFILE) != O_TMPFILE;
    if (changes) step(0);
    done = syscall(SYS_openat, folder, path, flags, mode);
    if (changes) {
        absolute(folder, path, full);
        note('O', done < 0, full, "", flags & O_TRUNC ? 1 : 0, flags & O_CREAT ? 1 : 0, NULL);
    }
    return done;
}

#define MODE                                   \
    mode_t mode = 0;                           \
    if (flags & (O_CREAT | O_TMPFILE)) {       \
        va_list more;                          \
        va_start(more, flags);                 \
        mode = va_arg(more, mode_t);           \
        va_end(more);                          \
    }

int open(const char *path, int flags, ...) { MODE return opening(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opening(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return opening(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) {
    MODE return opening(at, path, flags, mode);
}

static ssize_t writing(int fd, const void *data, size_t size, off_t offset, int placed) {
    char full[PATH_MAX];
    long done;
    int tear, watched = of_interest(fd);
    if (!watched)
        return placed ? syscall(SYS_pwrite64, fd, data, size, offset)
                      : syscall(SYS_write, fd, data, size);
    tear = step(size > 1);
    if (tear) size /= 2;
    if (!placed) {
        int flags = syscall(SYS_fcntl, fd, F_GETFL);
        struct stat status;
        offset = syscall(SYS_lseek, fd, 0, SEEK_CUR);
        if ((flags & O_APPEND) && fstat(fd, &status) == 0) offset = status.st_size;
    }
    done = placed ? syscall(SYS_pwrite64, fd, data, size, offset)
                  : syscall(SYS_write, fd, data, size);
    if (tear) end();
    of_fd(fd, full);
    note('W', done < 0, full, "", offset, done < 0 ? 0 : done, done < 0 ? NULL : data);
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return writing(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return writing(fd, data, size, offset, 1);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return writing(fd, data, size, offset, 1);
}

/* Copies inside the kernel are refused, so that callers fall back to read and write. */
ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    if (!of_interest(out)) return syscall(SYS_sendfile, out, in, offset, size);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) {
    return sendfile(out, in, offset, size);
}
ssize_t copy_file_range(int in, off64_t *at, int out, off64_t *to, size_t size, unsigned flags) {
    if (!of_interest(out)) return syscall(SYS_copy_file_range, in, at, out, to, size, flags);
    errno = EINVAL;
    return -1;
}

static int syncing(int fd, long call) {
    char full[PATH_MAX];
    int done, watched = of_interest(fd);
    if (watched) step(0);
    done = syscall(call, fd);
    if (watched) {
        of_fd(fd, full);
        note('S', done < 0, full, "", 0, 0, NULL);
    }
    return done;
}

int fsync(int fd) { return syncing(fd, SYS_fsync); }
int fdatasync(int fd) { return syncing(fd, SYS_fdatasync); }

static int cutting(int fd, off_t size) {
    char full[PATH_MAX];
    int done, watched = of_interest(fd);
    if (watched) step(0);
    done = syscall(SYS_ftruncate, fd, size);
    if (watched) {
        of_fd(fd, full);
        note('T', done < 0, full, "", size, 0, NULL);
    }
    return done;
}

int ftruncate(int fd, off_t size) { return cutting(fd, size); }
int ftruncate64(int fd, off64_t size) { return cutting(fd, size); }

static int naming(int kind, int at, const char *path, int to, const char *other, int flags) {
    char full[PATH_MAX], second[PATH_MAX];
    long done;
    if (armed) step(0);
    absolute(at, path, full);
    second[0] = 0;
    if (other) absolute(to, other, second);
    if (kind == 'R')
        done = syscall(SYS_renameat2, at, path, to, other, flags);
    else if (kind == 'L')
        done = syscall(SYS_linkat, at, path, to, other, flags);
    else if (kind == 'M')
        done = syscall(SYS_mkdirat, at, path, flags);
    else
        done = syscall(SYS_unlinkat, at, path, flags);
    note(kind, done < 0, full, second, 0, 0, NULL);
    return done;
}

int rename(const char *path, const char *to) {
    return naming('R', AT_FDCWD, path, AT_FDCWD, to, 0);
}
int renameat(int at, const char *path, int in, const char *to) {
    return naming('R', at, path, in, to, 0);
}
int renameat2(int at, const char *path, int in, const char *to, unsigned flags) {
    return naming('R', at, path, in, to, flags);
}
int link(const char *path, const char *to) { return naming('L', AT_FDCWD, path, AT_FDCWD, to, 0); }
int linkat(int at, const char *path, int in, const char *to, int flags) {
    return naming('L', at, path, in, to, flags);
}
int unlink(const char *path) { return naming('U', AT_FDCWD, path, 0, NULL, 0); }
int remove(const char *path) { return naming('U', AT_FDCWD, path, 0, NULL, 0); }
int unlinkat(int at, const char *path, int flags) {
    return naming(flags & AT_REMOVEDIR ? 'D' : 'U', at, path, 0, NULL, flags);
}
int rmdir(const char *path) { return naming('D', AT_FDCWD, path, 0, NULL, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) {
    return naming('M', AT_FDCWD, path, 0, NULL, mode);
}
int mkdirat(int at, const char *path, mode_t mode) { return naming('M', at, path, 0, NULL, mode); }
