package dev.suitehub.sandbox.contacts;

import java.util.List;

/**
 * A department (部门); the root has id {@value #ROOT} and no parent (0).
 *
 * @param id 0 before it is added, where it may be chosen freely
 * @param nameEn empty where there is none
 * @param order the greater, the further up
 * @param leaders the userids of its leaders
 */
public record Department(
    int id, String name, String nameEn, int parentId, long order, List<String> leaders) {

  public static final int ROOT = 1;

  /** WeCom keeps 32 bits without a sign (doc 91143). */
  public static final long MOST_ORDER = 0xFFFF_FFFFL;

  public Department {
    leaders = List.copyOf(leaders);
  }

  public boolean isRoot() {
    return id == ROOT;
  }

  Department withId(int newId) {
    return new Department(newId, name, nameEn, parentId, order, leaders);
  }

  Department ledBy(List<String> newLeaders) {
    return new Department(id, name, nameEn, parentId, order, newLeaders);
  }
}
