package io.scimvault.host.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    @Test
    void aChoreThatFailsComesRoundAgain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        try (Schedule schedule = new Schedule()) {
            schedule.every(Duration.ofMillis(1), "failing", () -> {
                done.countDown();
                throw new IllegalStateException("on purpose");
            });

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingWaitsForWhatIsBeingDone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Schedule schedule = new Schedule();
        schedule.execute(() -> {
            begun.countDown();
            sleep();
            ended.countDown();
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        schedule.close();

        assertThat(ended.getCount()).isZero();
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
