package app.voda.phones;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A part of the page, used by what a person sees of it. Every step waits until it can be taken.
record Part(ChromeDriver driver, By where) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(50);

  static Part whole(ChromeDriver driver) {
    return new Part(driver, By.tagName("body"));
  }

  Part part(String css) {
    return new Part(driver, By.cssSelector(css));
  }

  /// The phone of this member.
  Part phone(String owner) {
    return new Part(driver, By.xpath("//li[@class='phone'][.//h3='" + owner + "']"));
  }

  /// Presses what is called so: a button, or the heading of something folded.
  Part press(String name) {
    eventually(() -> reach(shown(".//*[self::button or self::summary][.='" + name + "']")).click());
    return this;
  }

  Part fill(String label, String words) {
    eventually(() -> {
      var field = reach(shown(field(label, "*[self::input or self::textarea]")));
      field.clear();
      field.sendKeys(words);
    });
    return this;
  }

  Part choose(String label, String option) {
    eventually(() -> new Select(reach(shown(field(label, "select")))).selectByVisibleText(option));
    return this;
  }

  String text(String css) {
    return element().findElement(By.cssSelector(css)).getText();
  }

  List<String> texts(String css) {
    return element().findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  boolean shows(String css) {
    return element().findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
  }

  /// Waits until this runs without a complaint.
  void eventually(Runnable rule) {
    new WebDriverWait(driver, PATIENCE, LOOK)
        .ignoreAll(List.of(AssertionError.class, WebDriverException.class))
        .until(_ -> {
          rule.run();
          return true;
        });
  }

  private WebElement element() {
    return driver.findElement(where);
  }

  private static String field(String label, String kind) {
    return ".//label[starts-with(normalize-space(), '" + label + "')]//" + kind;
  }

  private WebElement shown(String xpath) {
    return element().findElements(By.xpath(xpath)).stream()
        .filter(found -> found.isDisplayed() && found.isEnabled())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not there, or switched off: " + xpath));
  }

  // The bar with the clock stays in view, and covers what has been scrolled beneath it.
  private WebElement reach(WebElement element) {
    driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
    return element;
  }
}
